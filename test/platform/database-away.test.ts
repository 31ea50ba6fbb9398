// Which errors mean that the database is away.
import t from 'tap'
import { isDatabaseAway } from '../../src/platform/database-away.ts'

t.test('only errors of the connection count as away', async (t) => {
  const away = [
    Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED', syscall: 'connect' }),
    new AggregateError([Object.assign(new Error(''), { code: 'ECONNREFUSED', syscall: 'connect' })]),
    Object.assign(new Error('terminating connection due to administrator command'), { code: '57P01' }),
    Object.assign(new Error('the database system is starting up'), { code: '57P03' }),
    Object.assign(new Error('connection failure'), { code: '08006' }),
    Object.assign(new Error('sorry, too many clients already'), { code: '53300' }),
    new Error('Connection terminated unexpectedly'),
    new Error('timeout exceeded when trying to connect'),
    new Error('wrapped', { cause: new Error('Query read timeout') }),
  ]
  for (const error of away) t.ok(isDatabaseAway(error), `${error}`)
  const here = [
    Object.assign(new Error('duplicate key'), { code: '23505' }),
    Object.assign(new Error('canceling statement due to statement timeout'), { code: '57014' }),
    // A client that hung up.
    Object.assign(new Error('aborted'), { code: 'ECONNRESET' }),
    new Error('something else'),
    undefined,
    'ECONNREFUSED',
  ]
  for (const error of here) t.notOk(isDatabaseAway(error), `${error}`)
  const circular: Error & { cause?: unknown } = new Error('circular')
  circular.cause = circular
  t.notOk(isDatabaseAway(circular))
})
