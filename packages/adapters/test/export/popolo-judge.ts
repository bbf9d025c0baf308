/** What the schemas of Popolo say: they are JSON Schema draft-03, which Python still reads. */
import { oracleFile } from "./fixtures.ts"
import { pythonWith } from "./python.ts"

const schemas = oracleFile("popolo/schemas/person.json")?.replace("/person.json", "")
const python = pythonWith("jsonschema")

/** Whether schemas and Python are at hand. */
export const canJudge = schemas !== undefined && python !== undefined

const program = `
import glob, json, sys
from jsonschema import Draft3Validator, RefResolver
folder, texts = json.load(sys.stdin)
store = {}
for path in glob.glob(folder + "/*.json"):
    schema = json.load(open(path))
    store[schema["id"]] = schema
    store[schema["id"].rstrip("#")] = schema
names = {"persons": "person", "organizations": "organization", "memberships": "membership", "posts": "post",
         "events": "event", "motions": "motion", "vote_events": "vote_event"}
faults = []
for text in texts:
    for key, found in json.loads(text).items():
        schema = json.load(open(folder + "/" + names[key] + ".json"))
        resolver = RefResolver(schema["id"], schema, store=store)
        validator = Draft3Validator(schema, resolver=resolver, format_checker=Draft3Validator.FORMAT_CHECKER)
        for one in found:
            faults += [key + ": " + error.message for error in validator.iter_errors(one)]
print(json.dumps(faults))
`

/** Everything that is wrong with the objects of these files. */
export const judge = (texts: ReadonlyArray<string>): ReadonlyArray<string> =>
  JSON.parse(python?.(program, JSON.stringify([schemas, texts])) ?? "")
