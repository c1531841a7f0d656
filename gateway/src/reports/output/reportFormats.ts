/** In what reports are written. */
export const reportFormats = ['html', 'xlsx', 'csv'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** The media type of each. */
export const mediaTypes: Record<ReportFormat, string> = {
  html: 'text/html; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
};
