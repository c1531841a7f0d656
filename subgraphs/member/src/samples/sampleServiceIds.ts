/** The local ids of sample services under which sample permits are issued: permits name them, so both must be the same. */
export const sampleServiceIds = {
  building: 'building-permit',
  alteration: 'alteration-permit',
  demolition: 'demolition-permit',
  excavation: 'excavation-permit',
} as const;
