/** The service worker: the pages are there without a connection. What the server answers is never kept here. */
const kept = "pactwerk-pages"

/** A file by its own name, which changes with what is in it. */
const isNamed = ({ pathname }) => pathname.startsWith("/assets/")

const isPage = (request) => {
  const url = new URL(request.url)
  const isOurs = request.method === "GET" && url.origin === location.origin
  return isOurs && url.pathname !== "/demo.json" && !/^\/v1(\/|$)/.test(url.pathname)
}

/** The server's own where it answers; else what was kept. Every address is the same page. */
const answer = async (request) => {
  const cache = await caches.open(kept)
  const key = request.mode === "navigate" ? "/" : request
  const known = await cache.match(key)
  if (known !== undefined && isNamed(new URL(request.url))) return known
  try {
    const fresh = await fetch(request)
    if (fresh.ok) await cache.put(key, fresh.clone())
    return fresh
  } catch (cause) {
    if (known !== undefined) return known
    throw cause
  }
}

/** Keeps what the page was loaded with, and nothing of the pages before it. */
const keep = async (addresses) => {
  const cache = await caches.open(kept)
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
