import { findSmallTargets, findViolations } from "../accessibility-scan";
import { listenToAnnouncements, takeAnnouncements } from "../announcements";
import { findFocusFaults } from "../focus-faults";
import { findLayoutFaults } from "../layout-faults";
import { expect, test } from "../test";

// The measures that the other tests rely on, held against pages with one known fault each.

const layouts = [
  {
    fault: "content beside the window",
    html: "<p style='width:3000px'>Long</p>",
    found: /^the page is 30\d\d px wide/,
  },
  {
    fault: "text that a box cuts off",
    html: "<div style='width:40px;overflow:hidden;white-space:nowrap'>A long text</div>",
    found: /^cut off: div A long text/,
  },
  {
    fault: "text that a box cuts off below",
    html: "<div style='height:10px;overflow:clip'>One<br>Two</div>",
    found: /^cut off below: div/,
  },
  {
    fault: "text that sticks out of its button",
    html: "<button style='width:40px;padding:0;white-space:nowrap'>A long text</button>",
    found: /^sticks out of its button: A long text/,
  },
  { fault: "text on text", html: "<p>First</p><p style='margin-top:-34px'>Second</p>", found: /“First” and “Second”/ },
  {
    fault: "text on a control",
    html: "<p>First</p><button style='margin-top:-34px;display:block'>Second</button>",
    found: /“First” and “button Second”/,
  },
];

for (const { fault, html, found } of layouts) {
  test(`${fault} is found`, async ({ page }) => {
    await page.setContent(html);

    expect(await findLayoutFaults(page)).toContainEqual(expect.stringMatching(found));
  });
}

test("a page without a fault is not blamed", async ({ page }) => {
  await page.setContent(
    "<p>First</p><p>Second</p><button>Third</button><span style='position:absolute;top:0'>Over</span>",
  );

  expect(await findLayoutFaults(page)).toEqual([]);
});

const outlined = "<style>body{background:#fff} button:focus{outline:3px solid #05a}</style>";

const focuses = [
  { fault: "no outline", html: "<style>:focus{outline:none}</style><button>Go</button>", found: /has no outline/ },
  {
    fault: "an outline that hardly differs",
    html: "<style>body{background:#fff} :focus{outline:3px solid #ddd}</style><button>Go</button>",
    found: /has a contrast of 1\.\d\d$/,
  },
  {
    fault: "an outline that a box cuts off",
    html: `${outlined}<div style='overflow:hidden;width:min-content'><button>Go</button></div>`,
    found: /is cut off$/,
  },
  {
    fault: "a control under something else",
    html: `${outlined}<button>Go</button><p style='position:fixed;inset:0;margin:0;background:#fff'>Over it</p>`,
    found: /lies under p “Over it”$/,
  },
  {
    fault: "a control beside the window",
    html: `${outlined}<button style='position:absolute;left:-300px'>Go</button>`,
    found: /is beside the window$/,
  },
  {
    fault: "an outline that others have too",
    html: "<style>body{background:#fff} button{outline:3px solid #05a}</style><button>Go</button><button>Stay</button>",
    found: /^1 other controls have an outline/,
  },
];

for (const { fault, html, found } of focuses) {
  test(`for the focus, ${fault} is found`, async ({ page }) => {
    await page.setContent(html);
    await page.keyboard.press("Tab");

    expect(await findFocusFaults(page)).toContainEqual(expect.stringMatching(found));
  });
}

test("a focus that is seen is not blamed, and none at all is", async ({ page }) => {
  await page.setContent(`${outlined}<button>Go</button>`);
  expect(await findFocusFaults(page)).toEqual(["nothing has the focus"]);
  await page.keyboard.press("Tab");

  expect(await findFocusFaults(page)).toEqual([]);
});

test("a fault that is there in one look only is found in that look", async ({ page }) => {
  test.slow();
  await page.setContent(
    `<html lang="en"><title>T</title><style>
      body { background: #fff; color: #000 } h1 { font-size: 1rem } div { width: 600px }
      p { height: 60px; width: 140px; overflow: hidden; white-space: nowrap }
      @media (prefers-color-scheme: dark) { p { color: #ddd } }
    </style><main><h1>Heading</h1><div>Wide</div><p>Letters and words</p></main></html>`,
  );

  const looks = (await findViolations(page)).map((fault) => fault.split(": ").slice(0, 2).join(": "));
  expect(looks).toContain("dark: color-contrast");
  expect(looks.filter((look) => look.startsWith("light:"))).toEqual([]);
  expect(looks).toContain("320 px: the page is 608 px wide in a window of 320 px");
  expect(looks).toContain("text at 200 %: cut off");
  expect(looks).toContain("spaced text: cut off");
});

test("a target of 20 pixels is found, one of 24 is not", async ({ page }) => {
  const button = (name: string, size: number) =>
    `<button style='width:${size}px;height:${size}px;padding:0;font-size:8px'>${name}</button>`;
  await page.setContent(button("A", 20) + button("B", 24));

  expect(await findSmallTargets(page, "narrow")).toEqual(["button A: 20 × 20"]);
});

test("each change of a live region is recorded once, and nothing else", async ({ page }) => {
  await page.setContent("<p role=status></p><p id=dead></p>");
  await listenToAnnouncements(page);
  await page.evaluate(() => {
    const [live, dead] = document.querySelectorAll("p");
    if (live) live.textContent = "One";
    if (dead) dead.textContent = "Nobody hears this";
  });
  await expect.poll(() => takeAnnouncements(page)).toEqual(["One"]);
  await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", "<div role=alert>Two</div>"));

  await expect.poll(() => takeAnnouncements(page)).toEqual(["Two"]);
});
