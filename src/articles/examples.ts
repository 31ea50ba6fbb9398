// The article that the OpenAPI document shows.

const id = '01804046-7f5e-7bb2-a0c4-6f6d5f4f0c11'
const permalink = '/zhongguoyouzhengkuaidibao/2022/04/19/202204192348114172.html'

/** As a list shows it. */
export const listedArticleExample = {
  id,
  slug: '202204192348114172',
  permalink,
  title: '坚持“四个聚焦” 打造“四个平台”',
  summary: '覆盖10个市的94个团组织、来自各个岗位的255名团干部，组成了一支干在实处、走在前列的青年生力军。',
  language: 'zh-CN',
  status: 'published',
  publishedAt: '2022-04-19T04:56:15.000Z',
  createdAt: '2026-11-22T21:47:07.142Z',
  updatedAt: '2026-11-22T21:47:07.142Z',
  version: 1,
  byline: '骆静',
  image: null,
  wordCount: 1893,
  readingTimeMinutes: 5,
  categories: [
    { id: '01804046-7f5e-7bb2-a0c4-6f6d5f4f0c12', slug: 'zhongguoyouzhengkuaidibao', name: '中国邮政快递报' },
  ],
  tags: [
    { id: '01804046-7f5e-7bb2-a0c4-6f6d5f4f0c13', slug: '中国邮政快递报新闻', name: '中国邮政快递报新闻' },
  ],
  source: {
    id: '01804046-7f5e-7bb2-a0c4-6f6d5f4f0c14',
    slug: '中国邮政快递报',
    name: '中国邮政快递报',
    url: 'http://finews.zning.xyz/html_News/NewsShare.html?infoCode=NW202204192348114172',
    externalId: 'NW202204192348114172',
    attribution: '（文章来源：中国邮政快递报）',
  },
  links: { self: `/v1/articles/${id}`, web: `https://finews.example${permalink}` },
}

/** As it is shown by itself. */
export const articleExample = {
  ...listedArticleExample,
  html: '<p>□骆静</p><p>覆盖10个市的94个团组织、来自各个岗位的255名团干部，…</p>',
}
