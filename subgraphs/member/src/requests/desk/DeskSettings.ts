/** How officers come to a body's desk, beside the tokens of its own server, which always open it. */
export interface DeskSettings {
  /** The provider that officers sign in with; none when left out. */
  provider?: SignInProvider;
  /** Names of invented officers whom anybody on this machine can be, to try the desk out: for development, and for servers that nobody else reaches. */
  developmentOfficers?: readonly string[];
}

/** An OpenID Connect provider, as it knows this desk. */
export interface SignInProvider {
  /** Such as `https://login.maragheh.example.ir`. */
  issuer: string;
  clientId: string;
  /** Left out where the provider gave none; PKCE protects the sign-in either way. */
  clientSecret?: string;
  /** A value that the ID token's claim `roles` or `groups` must have; all who sign in are officers when left out. */
  role?: string;
}
