// Apollo's code reads this when it is loaded, and reports usage outward without it. Import this before any of it.
process.env.APOLLO_TELEMETRY_DISABLED = 'true';
