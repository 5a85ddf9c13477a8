import { loadMechanism, routesOf, type Options } from '../../app.ts'
import { hasRight } from '../../act/mechanism.ts'
import { RO as pack } from '../../countries/ro/pack.ts'
import { frame } from '../../features/shell/frame.tsx'
import { problemPage } from '../../features/shell/problem.tsx'
import { createApp } from '../../platform/http/server.ts'
import { findAsset, loadAssets } from '../../platform/ui/index.ts'
import { sessionHash } from '../../platform/session/cookie.ts'
import { routes as a } from '../../features/signal/record-sign/route.tsx'
import { routes as b } from '../../features/signal/send-sign/route.tsx'
import { routes as c } from '../../features/signal/take-up-leg/route.tsx'
import { routes as d } from '../../features/signal/record-call/route.tsx'
import { routes as e } from '../../features/signal/join-people/route.tsx'
import { routes as f } from '../../features/support/request-referral/route.tsx'
import { routes as g } from '../../features/support/answer-referral/route.tsx'
import { routes as h } from '../../features/support/follow-referral/route.tsx'
export async function compose(options: Options) {
  loadAssets(options.root)
  const mechanism = await loadMechanism(options)
  return createApp({
    db: options.db,
    routes: [...routesOf(mechanism, options), ...[a, b, c, d, e, f, g, h].flatMap(one => one(mechanism))],
    clock: options.clock, origins: options.origins, languages: pack.languages, translate: mechanism.translate,
    shell: page => frame(mechanism, page), has: (actor, right) => hasRight(pack, actor, right),
    tokenOf: cookies => sessionHash(cookies, options.origins[0]),
    problem: (kind, t, reference) => problemPage(kind, t, reference, '112'),
    signInPath: to => to, asset: findAsset, exercise: true, log: options.log,
  })
}
