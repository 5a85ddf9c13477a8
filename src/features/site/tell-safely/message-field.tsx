import { LONGEST_MESSAGE } from '../../../act/public-mailbox.ts'
import { MOST_BYTES, MOST_FILES } from '../../../act/report-file.ts'
import type { Reading, SiteKey } from '../reading.tsx'

type MessageProps = { readonly reading: Reading; readonly text: string; readonly problem: SiteKey | null }

const MEGABYTES = MOST_BYTES / 1024 / 1024
const MOST_OF: Readonly<Partial<Record<SiteKey, number>>> = {
  'tell.problem-files-large': MEGABYTES,
  'tell.problem-files-many': MOST_FILES,
}

/** What is wrong, above the form; the text stands as it was typed. */
export function Problem({ reading, problem }: Omit<MessageProps, 'text'>) {
  if (!problem) return null
  return (
    <p className="notice unsure" role="alert" id="problem">
      {reading.say(problem, { most: MOST_OF[problem] ?? LONGEST_MESSAGE })}
    </p>
  )
}

export function MessageField({ reading, text, problem }: MessageProps) {
  const { say } = reading
  return (
    <div>
      <label className="title" htmlFor="text">
        {say('tell.text')}
      </label>
      <p className="hint" id="text-hint">
        {say('tell.text-hint', { most: LONGEST_MESSAGE })}
      </p>
      <textarea
        id="text"
        name="text"
        rows={10}
        dir="auto"
        defaultValue={text}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? 'text-hint problem' : 'text-hint'}
      />
    </div>
  )
}

/** Files beside the words. What they are is told by their content; the list only helps to choose. */
export function FilesField({ reading: { say } }: Pick<MessageProps, 'reading'>) {
  return (
    <div>
      <label className="title" htmlFor="files">
        {say('tell.files')}
      </label>
      <p className="hint" id="files-hint">
        {say('tell.files-hint', { most: MOST_FILES, size: MEGABYTES })}
      </p>
      <input
        type="file"
        id="files"
        name="files"
        multiple
        accept=".jpg,.jpeg,.png,.webp,.pdf,.txt"
        aria-describedby="files-hint"
      />
    </div>
  )
}
