/// <reference lib="dom" />
/** Begins the app. What the server made is painted first: to read the app takes longer than to show a page. */
import "./style.css"

const load = () => import("./main.tsx")

if (document.getElementById("app")?.dataset.address === undefined) void load()
else requestAnimationFrame(() => setTimeout(load))
