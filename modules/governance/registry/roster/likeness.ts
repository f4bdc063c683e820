/**
 * A unit's name without what lists leave out or write otherwise: the kind of company, brackets, the place before it.
 * The same as my.plain_name of the database (db/migrations/015-register.sql), for rows of one file; a test holds them together.
 */
export const plainName = (name: string): string =>
  name
    .normalize('NFKC')
    .replaceAll(/[\s()[\]{}"'.,\u00b7\u2013\u2014\u2018-\u201d\u3000-\u3011-]/g, '')
    .replace(/(?:股份有限公司|有限责任公司|有限公司|责任公司|公司)$/, '')
    .replace(/^(?:广西壮族自治区|广西省|广西)?(?:南宁市|南宁)?/, '')
