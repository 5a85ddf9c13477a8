import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

/**
 * Turns one page element into the text of the response. Synchronous and pure: no hydration, no script of its own.
 * Throws where a component was given an object as text, which is a fault of ours and must not reach a reader.
 */
export const renderPage = (element: ReactElement): string => `<!doctype html>${renderToStaticMarkup(element)}`

/** Markup of a part of a page, for tests and for fragments that are put into a document elsewhere. */
export const renderPart = (element: ReactElement): string => renderToStaticMarkup(element)
