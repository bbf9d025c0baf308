/** Judges that are written in Python, where they are at hand. */
import { spawnSync } from "node:child_process"

/** A Python that has this module; nothing, and one line that says so, where none does. */
export const pythonWith = (module: string): ((program: string, input: string) => string) | undefined => {
  const known = ["/usr/bin/python3", "python3"].find(
    (python) => spawnSync(python, ["-c", `import ${module}`], { stdio: "ignore" }).status === 0
  )
  if (known !== undefined) return (program, input) => run(known, program, input)
  console.log(`not judged by the Python module \`${module}\`: it is not installed`)
  return undefined
}

const run = (python: string, program: string, input: string): string => {
  const { status, stderr, stdout } = spawnSync(python, ["-c", program], { input, encoding: "utf8", maxBuffer: 2 ** 26 })
  if (status !== 0) throw new Error(stderr)
  return stdout
}
