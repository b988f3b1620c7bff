"use client";

import { useEffect, useState } from "react";
import { ClockTime } from "../../_case/clock-time";

type ResponseAimProps = {
  by: Date;
  /** By the server's clock, when the page was made. */
  millisecondsLeft: number;
};

export function ResponseAim({ by, millisecondsLeft }: ResponseAimProps) {
  const [isPast, setPast] = useState(millisecondsLeft <= 0);
  useEffect(() => {
    const timer = setTimeout(() => setPast(true), Math.max(0, millisecondsLeft));
    return () => clearTimeout(timer);
  }, [millisecondsLeft]);
  return (
    <p>
      {isPast ? "AWS aimed to respond by " : "AWS aims to respond first within 15 minutes: by "}
      <ClockTime instant={by} />.
    </p>
  );
}
