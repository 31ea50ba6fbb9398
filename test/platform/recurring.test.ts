import t from 'tap'
import { createRecurringStatements } from '../../src/platform/recurring.ts'

const uses = (statements: { nameOf(text: string): string | undefined }, text: string, times: number) =>
  Array.from({ length: times }, () => statements.nameOf(text))

t.test('a text gets a name when it comes the fifth time, and keeps it', async (t) => {
  const statements = createRecurringStatements()
  const [first, second, third, fourth, fifth, sixth] = uses(statements, 'SELECT $1', 6)
  t.same([first, second, third, fourth], [undefined, undefined, undefined, undefined])
  t.match(fifth, /^recurring-[\da-f]{16}$/)
  t.equal(sixth, fifth)
  t.not(uses(statements, 'SELECT $1, 2', 5)[4], fifth, 'another text has another name')
})

t.test('a flood of texts takes the names of others slowly, the longest unused first', async (t) => {
  let nowMs = 0
  const statements = createRecurringStatements(() => nowMs)
  const [name] = uses(statements, 'often', 5).slice(-1)
  for (let at = 0; at < 1_000; at++) {
    uses(statements, `odd ${at}`, 5)
    nowMs += 1
    t.equal(statements.nameOf('often'), name)
  }
  t.not(statements.nameOf('odd 1'), undefined, 'those of before keep theirs')
  t.equal(statements.nameOf('odd 999'), undefined)
  nowMs += 60_000
  t.match(uses(statements, 'odd 999', 5)[4], /^recurring-/)
  t.equal(uses(statements, 'odd 998', 5)[4], undefined, 'one at a time')
})
