//! The report as one page of HTML that needs nothing beside it.

use std::fmt::Write as _;

use super::{IssueJson, PlaceJson, ReportJson};

const STYLE: &str = "\
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}\
body{max-inline-size:60rem;margin-inline:auto;padding:1rem}\
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-block-end:.25rem}\
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dd{margin:0}\
section{border-block-start:1px solid;padding-block:.5rem}\
table{border-collapse:collapse;inline-size:100%}\
th,td{text-align:start;padding:.25rem .5rem;border-block-end:1px solid;overflow-wrap:anywhere;vertical-align:top}\
.wide{overflow-x:auto}\
.severity{border:1px solid;border-radius:.25rem;padding-inline:.4rem;font-weight:600}";

impl ReportJson {
    /// The page. `names` is what was read.
    pub(crate) fn to_html(&self, names: &str) -> String {
        let mut page = Page(String::new());
        page.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>");
        let title = format!(
            "Report on {}",
            if names.is_empty() { "feeds" } else { names }
        );
        page.text(&title);
        page.raw("</title><style>");
        page.raw(STYLE);
        page.raw("</style></head><body><main>\n<h1>");
        page.text(&title);
        page.raw("</h1>\n<dl>");
        let records = format!(
            "{} read, {} kept, {} left out",
            self.records.read, self.records.accepted, self.records.rejected
        );
        let made = format!(
            "{} products, {} variants, {} offers",
            self.products, self.variants, self.offers
        );
        for (name, value) in [
            ("Format", self.format.as_str()),
            ("Encoding", &self.encoding),
            ("Records", &records),
            ("They make", &made),
        ] {
            page.raw("<dt>");
            page.text(name);
            page.raw("</dt><dd>");
            page.text(value);
            page.raw("</dd>");
        }
        page.raw("</dl>\n");
        if self.issues.is_empty() {
            page.raw("<p>Nothing is wrong.</p>\n");
        }
        for issue in &self.issues {
            page.issue(issue);
        }
        page.raw("</main></body></html>\n");
        page.0
    }
}

struct Page(String);

impl Page {
    fn raw(&mut self, html: &str) {
        self.0.push_str(html);
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#39;"),
                c => self.0.push(c),
            }
        }
    }

    fn issue(&mut self, issue: &IssueJson) {
        self.raw("<section><h2>");
        self.text(&issue.message);
        self.raw("</h2>\n<p><span class=\"severity\">");
        self.text(&issue.severity.replace('-', " "));
        self.raw("</span> ");
        let times = if issue.count == 1 {
            "once".to_owned()
        } else {
            format!("{} times", issue.count)
        };
        self.text(&times);
        self.raw(" · <code>");
        self.text(issue.code);
        self.raw("</code></p>\n<p><strong>What to do:</strong> ");
        self.text(issue.remedy);
        self.raw("</p>\n<div class=\"wide\"><table><thead><tr><th>Place</th><th>Record</th><th>Field</th><th>What stands there</th></tr></thead><tbody>");
        for place in &issue.places {
            self.place(place);
        }
        self.raw("</tbody></table></div>\n");
        let shown = u64::try_from(issue.places.len()).unwrap_or(u64::MAX);
        if issue.count > shown {
            let more = format!("… and {} more", issue.count.saturating_sub(shown));
            self.raw("<p>");
            self.text(&more);
            self.raw("</p>\n");
        }
        self.raw("</section>\n");
    }

    fn place(&mut self, place: &PlaceJson) {
        let mut at = place.file.clone();
        for number in [place.line, place.column].into_iter().flatten() {
            // Writing to a text cannot fail.
            let _ok = write!(at, ":{number}").is_ok();
        }
        let mut record = place
            .record
            .map_or_else(String::new, |number| number.to_string());
        if let Some(id) = &place.id {
            record = format!("{record} “{id}”");
        }
        self.raw("<tr>");
        for cell in [
            at.as_str(),
            record.trim(),
            place.field.as_deref().unwrap_or(""),
            place.raw.as_deref().unwrap_or(""),
        ] {
            self.raw("<td><bdi>");
            self.text(cell);
            self.raw("</bdi></td>");
        }
        self.raw("</tr>");
    }
}
