/** What can stand in a printed document. Small on purpose: every block has one place in the tag tree. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: string }
  /** `quiet`: hints and notes; `label`: the question above an answer. */
  | { readonly kind: 'paragraph'; readonly text: string; readonly tone?: 'quiet' | 'label' }
  | {
      readonly kind: 'list'
      readonly items: readonly { readonly mark: string; readonly text: string }[]
      readonly columns?: 1 | 2 | 3
    }
  /** `minLines`: height of a row in lines of text, for cells filled by hand. */
  | {
      readonly kind: 'table'
      readonly head: readonly string[]
      readonly rows: readonly (readonly string[])[]
      readonly minLines?: number
    }
  | { readonly kind: 'keyValue'; readonly items: readonly { readonly label: string; readonly value: string }[] }
  /** Ruled lines to write on. */
  | { readonly kind: 'lines'; readonly count: number }
  | { readonly kind: 'signature'; readonly label: string; readonly date: string }
  | Picture
  /** Cards to cut out, two in a row: each the same few lines beside a code for telephone cameras. */
  | {
      readonly kind: 'cards'
      readonly count: number
      readonly title: string
      readonly lines: readonly string[]
      readonly code: { readonly path: string; readonly size: number; readonly alt: string }
    }

/** A drawing of paths, with its words. `size` is the box of the paths; `width` in points. */
export type Picture = {
  readonly kind: 'picture'
  readonly size: readonly [width: number, height: number]
  readonly shapes: readonly { readonly d: string; readonly kind: 'line' | 'fill' | 'wash' }[]
  readonly width: number
  readonly alt: string
}

export type PrintedDocument = {
  /** BCP 47 language of the whole document. */
  readonly language: string
  readonly title: string
  /** First line of every page, before anything else (the exercise profile's warning). */
  readonly banner?: string
  /** Second line of every page: what kind of paper this is. */
  readonly head: string
  /** On the same line, right: the code of the person or of the paper. */
  readonly reference?: string
  readonly pageOf: (page: number, pages: number) => string
  /** The day on the paper; comes in, so that the same input prints the same bytes. */
  readonly createdAt: Date
  readonly blocks: readonly Block[]
  /** Streams left readable, for tests. */
  readonly uncompressed?: boolean
}
