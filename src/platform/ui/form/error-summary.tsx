import type { Problem } from '../problem.ts'

/** What to put right, each sentence a link to its field. First thing in `main` after a form came back; takes the focus. */
export function ErrorSummary({ title, problems }: { title: string; problems: readonly Problem[] }) {
  if (problems.length === 0) return null
  return (
    <div className="error-summary" id="problems" role="alert" tabIndex={-1} data-focus="">
      <h2>{title}</h2>
      <ul>
        {problems.map(problem => (
          <li key={problem.field + problem.message}>
            <a href={`#f-${encodeURIComponent(problem.field)}`}>{problem.message}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}
