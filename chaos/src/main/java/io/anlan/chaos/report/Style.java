package io.anlan.chaos.report;

/** How the page looks, and the one switch it has. */
final class Style {
    static final String CSS = """
            :root{--ink:#1c2733;--dim:#66727f;--paper:#fff;--soft:#f3f5f7;--line:#dde3e8;--good:#1a7f4b;--bad:#c62828;--maybe:#b7791f;--a:#2f6fb3;--b:#4f9d69}
            @media (prefers-color-scheme:dark){:root{--ink:#e4eaf0;--dim:#9aa7b3;--paper:#14191f;--soft:#1d242c;--line:#313b46;--good:#4cc38a;--bad:#ff6b6b;--maybe:#e2b04a;--a:#6ea8e5;--b:#79c792}}
            *{box-sizing:border-box}body{margin:0;background:var(--soft);color:var(--ink);font:15px/1.55 system-ui,"Noto Sans CJK SC","PingFang SC","Microsoft YaHei",sans-serif}
            main{max-width:1000px;margin:0 auto;padding:24px 16px 60px}header{position:relative}h1{font-size:28px;margin:8px 0}h2{font-size:19px;margin:0 0 10px}h2 small{font-size:13px}
            section{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:18px 20px;margin:18px 0;overflow-x:auto}
            #language{position:absolute;right:0;top:12px;border:1px solid var(--line);background:var(--paper);color:inherit;border-radius:6px;padding:5px 12px;font:inherit;cursor:pointer}
            .zh [lang=en],.en [lang=zh-CN]{display:none}
            .warning{background:var(--bad);color:#fff;font-weight:600;padding:12px 16px;border-radius:8px;margin:0 0 16px}
            .verdict{font-size:20px;font-weight:600;margin:6px 0 18px}.HOLDS{color:var(--good)}.BROKEN{color:var(--bad)}.UNKNOWN{color:var(--maybe)}
            .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(140px,1fr));gap:12px}.figures div{background:var(--paper);border:1px solid var(--line);border-radius:10px;padding:12px 14px;color:var(--dim);font-size:13px}.figures b{display:block;font-size:26px;color:var(--ink);font-variant-numeric:tabular-nums}
            table{border-collapse:collapse;width:100%;margin:10px 0;font-size:14px}th,td{text-align:left;padding:6px 8px;border-bottom:1px solid var(--line);vertical-align:top}th{font-weight:600;color:var(--dim)}td{font-variant-numeric:tabular-nums}
            .judged{white-space:nowrap}.dot{display:inline-block;width:10px;height:10px;border-radius:5px;margin-right:6px;background:currentColor}.strip .felt{white-space:nowrap}.felt i{display:inline-block;height:9px;background:var(--maybe);margin-right:5px;border-radius:2px}
            figure{margin:14px 0}figcaption{font-size:13px;color:var(--dim)}svg{width:100%;height:auto;display:block}
            .grid{stroke:var(--line)}.scale,.time{font-size:10.5px;fill:var(--dim)}.scale{text-anchor:end}.time{text-anchor:middle}
            .fault{fill:var(--bad);opacity:.14}.healing{fill:var(--maybe);opacity:.10}
            .offered{fill:var(--dim);opacity:.35}.first{fill:#e08a1e}.bad{fill:var(--bad)}polygon.site-a{fill:var(--a);opacity:.75}polygon.site-b{fill:var(--b);opacity:.75}
            polyline{fill:none;stroke-width:1.6}.p50{stroke:var(--good)}.p99{stroke:#e08a1e}.max{stroke:var(--bad);stroke-width:1;opacity:.7}
            polyline.link0{stroke:#2f6fb3}polyline.link1{stroke:#b7791f}polyline.link2{stroke:#4f9d69}polyline.link3{stroke:#8e5bb5}polyline.link4{stroke:#c62828}polyline.link5{stroke:#1b9aa0}
            span.link0{color:#2f6fb3}span.link1{color:#b7791f}span.link2{color:#4f9d69}span.link3{color:#8e5bb5}span.link4{color:#c62828}span.link5{color:#1b9aa0}.legend{font-size:12px;margin:0}.legend span{margin-right:12px}
            .sometimes span.seen,.sometimes span.never{display:inline-block;border:1px solid var(--line);border-radius:12px;padding:0 9px;margin:2px;font-size:12.5px}.never{color:var(--dim);opacity:.6}
            .skipped{color:var(--maybe)}.facts{font-size:12px;color:var(--dim);overflow-wrap:anywhere}code{font-size:12px}
            """;

    static final String SCRIPT = """
            (function(){var b=document.body,l=(navigator.language||'zh').toLowerCase().indexOf('zh')===0?'zh':'en';
            function show(x){b.className=x;document.documentElement.lang=x==='zh'?'zh-CN':'en'}
            show(l);document.getElementById('language').onclick=function(){show(b.className==='zh'?'en':'zh')}})();
            """;

    private Style() {}
}
