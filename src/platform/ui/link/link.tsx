import type { ReactNode } from 'react'
import { Icon } from '../notice/icon.tsx'
import { classes } from '../words.ts'
import { safeHref, telephoneHref } from './safe-href.ts'

/** A link as data: where pages hand over lists of links. */
export type LinkItem = { readonly href: string; readonly label: string }

/** A link of a menu; `current` marks the page one is on. */
export type NavigationItem = LinkItem & { readonly current?: boolean | undefined }

export type LinkProps = {
  href: string
  children: ReactNode
  className?: string | undefined
  /** Language of the page behind the link, where it differs. */
  hrefLang?: string | undefined
  current?: boolean | undefined
}

/** A link. An address that is not safe leaves the words standing as plain text: no reader loses them, nobody is led astray. */
export function Link({ href, children, className, hrefLang, current }: LinkProps) {
  const address = safeHref(href)
  if (address === undefined) return <span className={className}>{children}</span>
  return (
    <a href={address} className={className} hrefLang={hrefLang} aria-current={current ? 'page' : undefined}>
      {children}
    </a>
  )
}

export type ButtonKind = 'main' | 'quiet' | 'danger'

export type ButtonLinkProps = {
  href: string
  children: ReactNode
  kind?: ButtonKind | undefined
  hiddenText?: string | undefined
}

/** A link that begins something, drawn as a button (44 px). It stays a link: it changes nothing by itself. */
export function ButtonLink({ href, children, kind = 'main', hiddenText }: ButtonLinkProps) {
  return (
    <Link href={href} className={classes('button', kind !== 'main' && kind)}>
      {children}
      {hiddenText ? <span className="unseen"> {hiddenText}</span> : null}
    </Link>
  )
}

/** The way back, above the title. */
export function BackLink({ href, label }: LinkItem) {
  return (
    <p className="back">
      <Link href={href}>{label}</Link>
    </p>
  )
}

/** A telephone number one can press. Numbers are written left to right in every language. */
export function PhoneLink({
  number,
  label,
  sign,
}: {
  number: string
  label?: string | undefined
  sign?: boolean | undefined
}) {
  const address = telephoneHref(number)
  const words = (
    <>
      {sign ? <Icon name="call" /> : null}
      <bdi className="number" dir="ltr">
        {number}
      </bdi>
      {label ? ` ${label}` : null}
    </>
  )
  return address ? (
    <Link href={address} className="phone">
      {words}
    </Link>
  ) : (
    <span className="phone">{words}</span>
  )
}
