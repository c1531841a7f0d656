/** Which ways notices go. None go a way that is left out. */
export interface NoticeSettings {
  email?: {
    /** The server that takes mail, such as `smtps://user:password@mail.example.ir`. */
    smtpUrl: string;
    /** Whom mail is from, such as `شهرداری مراغه <shafaf@maragheh.example.ir>`. */
    from: string;
    /** Where the body's officers get theirs; they get none when left out. */
    body?: string;
  };
  webhook?: {
    /** Where notices for the body are posted, as JSON without anything personal. */
    url: string;
    /** The secret that they are signed with (Standard Webhooks): `whsec_` and base64 of 24 bytes or more. */
    secret: string;
  };
  /** Where applicants follow a request, with `{trackingCode}` in the place of its code; notices name the code alone when left out. */
  trackingPage?: string;
}
