/** AWS's, in the order in which a case goes through them. */
export const caseStatuses: readonly string[] = [
  "Submitted",
  "Acknowledged",
  "Detection and Analysis",
  "Containment, Eradication and Recovery",
  "Post-incident Activities",
  "Ready to Close",
  "Closed",
];
