import type { MemberKind } from '../../MemberIdentity.ts';
import { sampleServiceIds } from '../../samples/sampleServiceIds.ts';
import type { BusinessServiceContentInput } from './businessServiceAttributes.ts';

/** A service that bodies of a kind give; costs and days are typical ones. */
export interface SampleService
  extends Pick<
    BusinessServiceContentInput,
    'title' | 'businessEvent' | 'output' | 'requirements' | 'evidence' | 'legalBasis' | 'costDetails'
  > {
  id: string;
  /** In rial; null where it is worked out for each applicant. */
  cost: number | null;
  days: number;
}

const MILLION = 1_000_000;
const DEED = 'سند مالکیت یا اجاره‌نامه';
const MUNICIPAL_TARIFF = 'بر پایهٔ تعرفهٔ عوارض محلی سال';

const excavation: SampleService = {
  id: sampleServiceIds.excavation,
  title: 'صدور مجوز حفاری',
  businessEvent: 'DOING',
  output: 'مجوز حفاری',
  requirements: ['هماهنگی با دستگاه‌های خدمات‌رسان', 'سپردن تضمین ترمیم'],
  evidence: ['درخواست کتبی', 'نقشهٔ مسیر حفاری'],
  cost: null,
  costDetails: 'بر پایهٔ متراژ و نوع روکش',
  days: 5,
};

const municipal: readonly SampleService[] = [
  {
    id: sampleServiceIds.building,
    title: 'صدور پروانه ساختمان تجاری و مسکونی',
    businessEvent: 'BUILDING',
    output: 'پروانه ساختمان',
    requirements: ['انطباق با طرح تفصیلی', 'تأیید نقشه‌ها از سوی نظام مهندسی'],
    evidence: [DEED, 'نقشه‌های معماری و سازه', 'فرم درخواست'],
    legalBasis: ['ماده ۱۰۰ قانون شهرداری', 'مقررات ملی ساختمان'],
    cost: null,
    costDetails: MUNICIPAL_TARIFF,
    days: 25,
  },
  {
    id: sampleServiceIds.alteration,
    title: 'صدور مجوز تعمیرات و اضافه اشکوب',
    businessEvent: 'BUILDING',
    output: 'مجوز تعمیرات',
    requirements: ['نداشتن پروندهٔ باز در کمیسیون ماده صد'],
    evidence: [DEED, 'گزارش مهندس ناظر'],
    legalBasis: ['ماده ۱۰۰ قانون شهرداری'],
    cost: null,
    costDetails: MUNICIPAL_TARIFF,
    days: 12,
  },
  {
    id: sampleServiceIds.demolition,
    title: 'صدور مجوز تخریب بنا',
    businessEvent: 'BUILDING',
    output: 'مجوز تخریب',
    requirements: ['بیمهٔ مسئولیت', 'قطع انشعاب‌ها'],
    evidence: [DEED, 'بیمه‌نامه'],
    cost: 15 * MILLION,
    days: 7,
  },
  excavation,
  {
    id: 'completion-certificate',
    title: 'صدور گواهی پایان کار',
    businessEvent: 'BUILDING',
    output: 'گواهی پایان کار',
    requirements: ['پایان عملیات ساختمانی', 'تسویهٔ عوارض'],
    evidence: ['پروانه ساختمان', 'گزارش پایانی مهندس ناظر'],
    legalBasis: ['تبصره ۸ ماده ۱۰۰ قانون شهرداری'],
    cost: 20 * MILLION,
    days: 10,
  },
  {
    id: 'place-of-business',
    title: 'پاسخ به استعلام محل کسب برای پروانه صنفی',
    businessEvent: 'STARTING',
    output: 'نامهٔ بلامانع',
    requirements: ['کاربری تجاری محل'],
    evidence: [DEED, 'شناسهٔ درخواست پروانه'],
    legalBasis: ['قانون نظام صنفی کشور'],
    cost: 0,
    days: 5,
  },
  {
    id: 'market-stall',
    title: 'اجاره غرفه در میدان میوه و تره‌بار',
    businessEvent: 'STARTING',
    output: 'قرارداد اجاره',
    requirements: ['شرکت در مزایده'],
    evidence: ['پیشنهاد قیمت', 'تضمین شرکت در مزایده'],
    legalBasis: ['آیین‌نامه مالی شهرداری‌ها'],
    cost: null,
    costDetails: 'بر پایهٔ مزایده',
    days: 30,
  },
  {
    id: 'advertising-sign',
    title: 'صدور مجوز تابلوی تبلیغاتی',
    businessEvent: 'DOING',
    output: 'مجوز نصب تابلو',
    requirements: ['رعایت ضوابط سیما و منظر شهری'],
    evidence: ['طرح تابلو', 'پروانه کسب'],
    cost: 8 * MILLION,
    days: 6,
  },
  {
    id: 'business-clearance',
    title: 'تسویه عوارض کسب برای پایان یا واگذاری فعالیت',
    businessEvent: 'CLOSING',
    output: 'مفاصاحساب',
    requirements: ['پرداخت عوارض معوق'],
    evidence: ['پروانه کسب'],
    cost: 0,
    days: 3,
  },
];

const governmental: readonly SampleService[] = [
  excavation,
  {
    id: 'production-obstacles',
    title: 'رسیدگی به درخواست در کارگروه تسهیل و رفع موانع تولید',
    businessEvent: 'DOING',
    output: 'مصوبهٔ کارگروه',
    requirements: ['داشتن جواز تأسیس یا پروانهٔ بهره‌برداری'],
    evidence: ['شرح مشکل', 'جواز تأسیس'],
    legalBasis: ['قانون رفع موانع تولید رقابت‌پذیر'],
    cost: 0,
    days: 20,
  },
  {
    id: 'employment-loan',
    title: 'معرفی به بانک برای تسهیلات اشتغال',
    businessEvent: 'STARTING',
    output: 'معرفی‌نامهٔ بانکی',
    requirements: ['تأیید طرح کسب‌وکار'],
    evidence: ['طرح کسب‌وکار', 'مجوز فعالیت'],
    cost: 0,
    days: 30,
  },
  {
    id: 'exhibition',
    title: 'صدور مجوز برگزاری نمایشگاه فروش',
    businessEvent: 'DOING',
    output: 'مجوز نمایشگاه',
    requirements: ['تأیید ایمنی محل'],
    evidence: ['درخواست کتبی', 'قرارداد محل'],
    cost: 5 * MILLION,
    days: 10,
  },
  {
    id: 'service-company',
    title: 'تأیید صلاحیت شرکت‌های خدماتی',
    businessEvent: 'STARTING',
    output: 'گواهی صلاحیت',
    requirements: ['ثبت شرکت', 'نداشتن بدهی بیمه‌ای'],
    evidence: ['اساسنامه', 'مفاصاحساب بیمه'],
    cost: 12 * MILLION,
    days: 15,
  },
];

/** What bodies of each kind give to businesses. */
export const sampleServices: Record<MemberKind, readonly SampleService[]> = {
  GOVERNORATE: governmental,
  COUNTY: governmental,
  MUNICIPALITY: municipal,
};
