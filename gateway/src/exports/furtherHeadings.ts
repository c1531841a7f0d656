/** Persian names of columns that tables of records have beside those that files are published with, by their paths. */
export const furtherHeadings: Readonly<Record<string, string>> = {
  publishedAt: 'زمان انتشار',
  modifiedAt: 'زمان آخرین تغییر',
  revision: 'شماره بازنگری',
  contentHash: 'چکیده محتوا',
  ocid: 'شناسه فرایند (OCID)',
  'supplier.key': 'کلید طرف قرارداد',
  'supplier.resolution': 'شیوه شناسایی طرف قرارداد',
  'thresholdClass.class': 'نصاب معامله',
  'thresholdClass.regime': 'قانون حاکم بر معامله',
  'thresholdClass.year': 'سال نصاب',
};
