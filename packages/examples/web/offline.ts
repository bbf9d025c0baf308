/// <reference lib="dom" />
/** What it takes for the app to be there without a connection: every screen is loaded, and the pages are kept. */

/** The files of this page that the server hands out as they are. */
const files = (): ReadonlyArray<string> =>
  performance
    .getEntriesByType("resource")
    .map(({ name }) => name)
    .filter((name) => new URL(name).pathname.startsWith("/assets/") || /\/(icon\.svg|early\.js)$/.test(name))

/**
 * Keeps the app in this browser, once there is time for it. Says so on the page when it is done, for whoever waits.
 *
 * @param screens loads every screen that is not there yet.
 */
export const keepForOffline = async (screens: () => Promise<unknown>): Promise<void> => {
  await screens()
  if (!("serviceWorker" in navigator)) return
  await navigator.serviceWorker.register("/offline.js")
  const { active } = await navigator.serviceWorker.ready
  const { port1, port2 } = new MessageChannel()
  port1.onmessage = () => {
    document.documentElement.dataset.kept = "yes"
  }
  active?.postMessage({ keep: files() }, [port2])
}
