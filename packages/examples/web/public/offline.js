/** The service worker: the pages are there without a connection. What the server answers is never kept here. */
const kept = "pactwerk-pages"

/** The page as it was built: without a connection the app fills it, at every address. */
const shell = new URL("/index.html", location.origin).href

/** A file by its own name, which changes with what is in it. */
const isNamed = ({ pathname }) => pathname.startsWith("/assets/")

const isPage = (request) => {
  const url = new URL(request.url)
  const isOurs = request.method === "GET" && url.origin === location.origin
  return isOurs && url.pathname !== "/demo.json" && !/^\/v1(\/|$)/.test(url.pathname)
}

/** The server's own where it answers; else what was kept. What the server makes of an address is not kept. */
const answer = async (request) => {
  const cache = await caches.open(kept)
  const isNavigation = request.mode === "navigate"
  const known = await cache.match(isNavigation ? shell : request)
  if (known !== undefined && isNamed(new URL(request.url))) return known
  try {
    const fresh = await fetch(request)
    if (fresh.ok && !isNavigation) await cache.put(request, fresh.clone())
    return fresh
  } catch (cause) {
    if (known !== undefined) return known
    throw cause
  }
}

/** Keeps the page and what it was loaded with, and nothing of the pages before it. */
const keep = async (addresses) => {
  const cache = await caches.open(kept)
  await cache.add(new Request(shell, { cache: "reload" }))
  const wanted = new Set(addresses)
  for (const { url } of await cache.keys()) {
    if (isNamed(new URL(url)) && !wanted.has(url)) await cache.delete(url)
  }
  for (const address of addresses) {
    if ((await cache.match(address)) === undefined) await cache.add(address)
  }
}

addEventListener("install", (event) => event.waitUntil(skipWaiting()))
addEventListener("activate", (event) => event.waitUntil(clients.claim()))
addEventListener("fetch", (event) => {
  if (isPage(event.request)) event.respondWith(answer(event.request))
})
addEventListener("message", (event) => {
  const done = keep(event.data.keep).then(() => event.ports[0]?.postMessage("kept"))
  event.waitUntil(done)
})
