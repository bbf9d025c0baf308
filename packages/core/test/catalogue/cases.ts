/** The example violation of each norm of the catalogue, put into a running alliance. */
import { cases as agreement } from "./cases/agreement.ts"
import { cases as initiatives } from "./cases/initiatives.ts"
import { cases as mandate } from "./cases/mandate.ts"
import { cases as meetings } from "./cases/meetings.ts"
import { cases as membership } from "./cases/membership.ts"
import { cases as office } from "./cases/office.ts"
import { cases as programme } from "./cases/programme.ts"
import type { Violation } from "./deciding.ts"

/** The norms of the catalogue that guard commands: all but the log invariants D1 to D6. There is no F2. */
export const norms: ReadonlyArray<string> = [
  ...["M1", "M2", "M3", "M4"],
  ...["V1", "V2", "V3", "V4", "V5", "V6"],
  ...["C1", "C2", "C3", "C4"],
  ...["P1", "P2", "P3", "P4", "P5", "P6"],
  ...["F1", "F3", "F4"],
  ...["K1", "K2", "K3"],
  ...["I1", "I2", "I3", "I4"],
  ...["B1", "B2", "B3", "B4", "B5", "B6", "B7"],
  ...["R1", "R2"],
  ...["T1", "T2"],
  ...["L1", "L2"],
  ...["G1", "G2"]
]

export const violations: ReadonlyArray<Violation> = [
  ...membership,
  ...meetings,
  ...agreement,
  ...programme,
  ...initiatives,
  ...mandate,
  ...office
]
