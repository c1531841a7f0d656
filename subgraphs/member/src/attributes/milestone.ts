import { day, text } from './scalar.ts';

/** The attributes of something to be delivered by a day: the contract's `Milestone`. */
export const milestone = {
  title: text({
    heading: {
      fa: ['نقطه عطف', 'عنوان نقطه عطف', 'گام'],
      en: ['milestone', 'milestone title'],
      description: { en: 'What is to be delivered', fa: 'آنچه باید تحویل شود' },
    },
  }),
  status: text({
    heading: {
      fa: ['وضعیت نقطه عطف', 'وضعیت گام'],
      en: ['milestone status'],
      description: { en: 'How it stands', fa: 'وضعیت آن' },
    },
  }),
  dueDate: day({
    heading: {
      fa: ['موعد', 'موعد نقطه عطف', 'موعد گام'],
      en: ['due date', 'milestone due date'],
      description: { en: 'The day it is due', fa: 'موعد آن' },
    },
  }),
  dateMet: day({
    heading: {
      fa: ['تاریخ تحقق', 'تاریخ تحقق نقطه عطف', 'تاریخ انجام'],
      en: ['date met', 'milestone date met'],
      description: { en: 'The day it was delivered', fa: 'تاریخ تحقق آن' },
    },
  }),
};
