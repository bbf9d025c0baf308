// Asks for the log while the app itself is still being read. Whoever has the app in this browser has the log here too,
// and whoever signed in reads another.
if (navigator.serviceWorker?.controller === null && sessionStorage.getItem("seat") === null) {
  const url = "/v1/events?after=0"
  const response = fetch(url, { headers: { accept: "application/x-ndjson" } })
  // Whoever uses it hears of it.
  response.catch(() => {})
  globalThis.askedEarly = { url, response }
}
