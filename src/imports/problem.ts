// Why an item or an import failed, in the form of a problem.

import { type ProblemName, problemTable } from '../platform/problems.ts'
import type { Notice } from './prepared.ts'

/** A problem with the code, line and pointer of the notice. */
export function importProblem(name: ProblemName, { code, detail, line, pointer }: Notice) {
  const [status, title] = problemTable[name]
  return {
    type: `/problems/${name}`,
    title,
    status,
    code,
    detail,
    ...(line === undefined ? {} : { line }),
    ...(pointer === undefined ? {} : { pointer }),
  }
}
