/** What is asked after every command: the views answer what the plain model answers. */
import { waiting } from "../../src/alliance/reactions.ts"
import type { Command, State } from "../../src/alliance/rooms.ts"
import type { Question } from "../../src/testing/model.ts"
import { agenda } from "../../src/views/agenda.ts"
import { feedbackBoard, remarksWaiting, stateOn } from "../../src/views/feedback-board.ts"
import { promises } from "../../src/views/promises.ts"
import { register, signatoriesOn } from "../../src/views/register.ts"
import { vacancies } from "../../src/views/vacancies.ts"
import { isSignatory, type Model, waitingIn } from "./plain.ts"

export const questions: ReadonlyArray<Question<Model, Command, State>> = [
  {
    asks: "who is a signatory",
    ofModel: (model, today) => ["library", "school"].filter((id) => isSignatory(model, id, today)),
    ofAlliance: ({ project }, today) =>
      signatoriesOn(project(register), today)
        .map(([id]) => id)
        .sort()
  },
  {
    asks: "which windows are open, over or closed",
    ofModel: ({ windows }, today) =>
      Object.entries(windows)
        .map(([id, { closesOn, isClosed }]) => [id, isClosed ? "closed" : today <= closesOn ? "open" : "over"])
        .sort(),
    ofAlliance: ({ project }, today) => {
      const { policies, windows } = project(feedbackBoard)
      return Object.entries(windows)
        .map(([id, known]) => [id, stateOn(known, policies, today)])
        .sort()
    }
  },
  {
    asks: "how many remarks wait",
    ofModel: (model) => ["one", "two"].map((id) => waitingIn(model, id).length),
    ofAlliance: ({ project }) => {
      const windows = new Map(Object.entries(project(feedbackBoard).windows))
      return ["one", "two"].map((id) => {
        const known = windows.get(id)
        return known === undefined ? 0 : remarksWaiting(known).length
      })
    }
  },
  {
    asks: "which remarks and which pledges somebody waits for",
    ofModel: ({ pledges, remarks }) => [
      ...Object.entries(pledges)
        .flatMap(([id, { stage }]) => (stage === "open" ? [id] : []))
        .sort(),
      ...Object.entries(remarks)
        .flatMap(([id, { isWaiting }]) => (isWaiting ? [id] : []))
        .sort()
    ],
    ofAlliance: ({ project }) =>
      ["keep-a-pledge", "answer-a-remark"].flatMap((reaction) =>
        project(waiting)
          .flatMap((wait) => (wait.reaction === reaction ? [wait.key] : []))
          .sort()
      )
  },
  {
    asks: "what was promised, by whom, and what became of it",
    ofModel: ({ pledges }) =>
      Object.entries(pledges)
        .map(([id, { by, stage }]) => [id, by, stage])
        .sort(),
    ofAlliance: ({ project }) =>
      Object.entries(project(promises).pledges)
        .map(([id, { organisation, stage }]) => [id, organisation, stage])
        .sort()
  },
  {
    asks: "which meetings are planned, open or closed",
    ofModel: ({ meetings }) =>
      Object.entries(meetings)
        .map(([id, { stage }]) => [id, stage])
        .sort(),
    ofAlliance: ({ project }) =>
      Object.entries(project(agenda))
        .map(([id, { stage }]) => [id, stage])
        .sort()
  },
  {
    asks: "who held the post, from when until when",
    ofModel: ({ terms }) => terms.map(({ from, person, until }) => [person, from, until]),
    ofAlliance: ({ project }) =>
      project(vacancies)
        .holders.filter(({ post }) => post === "director")
        .map(({ from, person, until }) => [person, from, until])
  }
]
