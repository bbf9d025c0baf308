/** `@pactwerk/adapters/react/testing`: what a part of a screen is at a moment, without a browser. */
import type { Moment, Session } from "@pactwerk/core"
import { createElement, type ReactNode } from "react"
import { renderToString } from "react-dom/server"
import { MomentScope } from "./moment-scope.ts"
import { AllianceProvider } from "./provider.ts"

/**
 * The HTML of a part of a screen at a moment of a session.
 *
 * @example
 * renderAt(session, { position: 41 }, createElement("p", null, "Zo was het.")) // "<p>Zo was het.</p>"
 */
export const renderAt = (session: Session<never>, moment: Moment, ui: ReactNode): string =>
  renderToString(
    createElement(AllianceProvider, { session }, createElement(MomentScope, { defaultMoment: moment }, ui))
  )
