import type { Scheduled } from '../writing/schedule-text.ts'
import { lockNews, type NewsItem } from './find-news.ts'
import { outOfTrash } from './out-of-trash.ts'
import { publishNews } from './publish-news.ts'
import { faultsForPublishing } from './schema.ts'

/** News that publishes itself at an hour. */
export const scheduledNews: Scheduled<NewsItem> = {
  table: 'news',
  lock: lockNews,
  outOfTrash,
  faultsForPublishing,
  publish: publishNews,
  named: ({ title }) => ({ title }),
}
