// The archive of the long proofs: generated posts among which everything occurs that an import can meet.

import { type ArchivePost, archivePost, postFile } from '../../bench/archive-post.ts'
import { type Member, tarOf } from '../fixtures/archives.ts'
import { postOf } from '../fixtures/written.ts'

export interface LongArchive {
  readonly posts: number
  readonly seed: number
}

/** What is in the archive before the import: some of its posts, every second one of these with another title. */
export function earlierArchive({ posts, seed }: LongArchive): Promise<Buffer> {
  const members: Member[] = []
  for (let index = 0; index < posts; index += earlierEvery) {
    const post = archivePost(seed, index)
    const isChanged = (index / earlierEvery) % 2 === 0
    members.push(fileOf(isChanged ? { ...post, title: `${post.title}（初稿）` } : post))
  }
  return tarOf(members)
}

const earlierEvery = 7

/** The files of the import, as a tar: `posts` items, and some images that are passed over. */
export function messyArchive({ posts, seed }: LongArchive): Promise<Buffer> {
  const members: Member[] = []
  for (let index = 0; index < posts; index++) {
    members.push(memberOf(seed, index))
    if (index % 500 === 0) members.push({ name: `assets/${index}.png`, data: 'no post' })
  }
  return tarOf(members)
}

/** One item: mostly a post as it is, else one of the quirks, each at a place of its own among fifty. */
function memberOf(seed: number, index: number): Member {
  const post = archivePost(seed, index)
  const before = archivePost(seed, Math.max(0, index - 1 - (index % 23)))
  const day = post.date.toISOString().slice(0, 10)
  const file = postFile(post)
  switch (index % 50) {
    case 3:
      return { name: post.path, data: file.replace('layout: post', 'published: false') }
    case 8:
      // Its file name has the day.
      return { name: post.path, data: file.replace(/^date: .*\n/m, '') }
    case 11:
      // A draft, of no time and known by its content alone.
      return { name: `_drafts/undated-${index}.md`, data: postOf({ title: `无日期 ${index}`, tags: '草稿' }) }
    case 16:
      // The same as an earlier one: nothing to do.
      return fileOf(before)
    case 19:
      // An earlier one again, changed: the later has the last word.
      return fileOf({ ...before, title: `${before.title}（更新）` })
    case 22:
      return { name: post.path, data: file.replace(/^date: .*$/m, 'date: 2022-02-31 08:00:00 +0800') }
    case 27:
      return { name: post.path, data: Buffer.concat([Buffer.from(file), Buffer.from([0xb8, 0xa7, 0xff])]) }
    case 31:
      // As string-concatenating scrapers write it: repaired, with a warning.
      return { name: post.path, data: file.replace(/^title: .*$/m, `title: "他说"稳中有进"${index}"`) }
    case 33:
      return { name: post.path, data: file.replace('categories:', 'categories: [open\ncategories:') }
    case 38:
      // Without any key but its path; the same name again and again gets numbers.
      return {
        name: `_posts/${day}-zaobao.md`,
        data: postOf({ title: `早报 ${index}`, date: `${day} 08:00:00 +0800`, categories: 'zaobao' }),
      }
    case 44:
      return {
        name: post.path,
        data: file.replace(
          'layout: post',
          `permalink: /p/${index}.html\nredirect_from: [/old/${index}, /alt/${index}.htm]`,
        ),
      }
    default:
      return fileOf(post)
  }
}

function fileOf(post: ArchivePost): Member {
  return { name: post.path, data: postFile(post) }
}
