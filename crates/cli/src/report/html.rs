//! The report as one page of HTML that needs nothing beside it, for a merchant to read, print and send on.
//!
//! What stands in a feed is hostile: every value goes through [`Page::text`], no value becomes an address or an attribute,
//! and the page forbids itself every script and every request.

use std::path::PathBuf;

use super::{IssueJson, PlaceJson, ReportJson};
use crate::source::is_address;

/// The page's look: the shop's own tokens, and what is the page's. Both stand in it, because it stands alone.
const STYLE: [&str; 2] = [
    include_str!("../../../../style/tokens.css"),
    include_str!("report.css"),
];

/// The groups of issues, the gravest first: severity, heading, and what it means for the shop.
const GROUPS: &[(&str, &str, &str)] = &[
    (
        "fatal",
        "The file cannot be used",
        "Nothing of it was taken. A shop that was built before stays as it is.",
    ),
    (
        "record-rejected",
        "Left out",
        "These records are not in the shop.",
    ),
    (
        "field-dropped",
        "Kept without a value",
        "These products are in the shop, without what stands here.",
    ),
    (
        "assumed",
        "Taken for granted",
        "The feed does not say this clearly. Look whether it was understood.",
    ),
    (
        "info",
        "Good to know",
        "Nothing is lost by it; without it, the feed would be cleaner.",
    ),
];

impl ReportJson {
    /// The page. `feeds` is what was read.
    pub(crate) fn to_html(&self, feeds: &[PathBuf]) -> String {
        let names: Vec<String> = feeds
            .iter()
            .map(|feed| shown_name(&feed.to_string_lossy()).to_owned())
            .collect();
        let mut page = Page {
            html: String::new(),
            has_files: has_files(&self.issues),
        };
        let names = match names.as_slice() {
            [] => "feeds".to_owned(),
            names => names.join(", "),
        };
        page.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        page.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        page.raw("<meta name=\"robots\" content=\"noindex\"><title>Report on ");
        page.text(&names);
        page.raw("</title>\n<style>\n");
        for style in STYLE {
            page.raw(style);
        }
        page.raw("</style></head>\n<body><main>\n<header><p class=\"kicker\">Report on a feed</p><h1><bdi>");
        page.text(&names);
        page.raw("</bdi></h1>\n");
        self.summary(&mut page);
        page.raw("</header>\n");
        self.overview(&mut page);
        for (severity, heading, meaning) in GROUPS {
            page.group(severity, heading, meaning, &self.all_of(severity));
        }
        page.raw("<footer><p>Made by souk. Each cause is told once, with the first places where it was seen.</p></footer>\n</main></body></html>\n");
        page.html
    }

    fn all_of(&self, severity: &str) -> Vec<&IssueJson> {
        let issues = self.issues.iter();
        issues.filter(|issue| issue.severity == severity).collect()
    }

    /// What was read and what it makes.
    fn summary(&self, page: &mut Page) {
        let records = &self.records;
        if records.read > 0 {
            let lead = format!(
                "{} {}; {} {} the shop, {} {} left out.",
                number(records.read),
                if records.read == 1 {
                    "record was read"
                } else {
                    "records were read"
                },
                number(records.accepted),
                if records.accepted == 1 {
                    "makes"
                } else {
                    "make"
                },
                number(records.rejected),
                if records.rejected == 1 { "is" } else { "are" },
            );
            page.raw("<p class=\"lead\">");
            page.text(&lead);
            page.raw("</p>\n");
            let kept = records.accepted.saturating_mul(1000) / records.read;
            let bar = format!(
                "<svg class=\"bar\" viewBox=\"0 0 1000 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"left\" \
                 width=\"1000\" height=\"12\"/><rect class=\"kept\" width=\"{kept}\" height=\"12\"/></svg>\n"
            );
            page.raw(&bar);
        }
        page.raw("<dl class=\"facts\">");
        for (name, value) in [
            ("Products", number(self.products)),
            ("Variants", number(self.variants)),
            ("Offers", number(self.offers)),
            ("Format", self.format.clone()),
            ("Encoding", self.encoding.clone()),
        ] {
            page.raw("<div><dt>");
            page.text(name);
            page.raw("</dt><dd>");
            page.text(&value);
            page.raw("</dd></div>");
        }
        page.raw("</dl>\n");
    }

    /// The groups that have issues, each a way to its place in the page.
    fn overview(&self, page: &mut Page) {
        if self.issues.is_empty() {
            page.raw("<p class=\"fine\">Nothing is wrong with this feed.</p>\n");
            return;
        }
        page.raw("<nav aria-label=\"What was found\"><ul class=\"ways\">");
        for (severity, heading, meaning) in GROUPS {
            let issues = self.all_of(severity);
            if issues.is_empty() {
                continue;
            }
            let times = issues
                .iter()
                .fold(0_u64, |sum, issue| sum.saturating_add(issue.count));
            let count = format!(
                "{} {}, {} {}",
                issues.len(),
                if issues.len() == 1 { "cause" } else { "causes" },
                number(times),
                if times == 1 { "place" } else { "places" },
            );
            page.raw("<li><a class=\"");
            page.raw(severity);
            page.raw("\" href=\"#");
            page.raw(severity);
            page.raw("\"><span class=\"what\"><b>");
            page.text(heading);
            page.raw("</b><span>");
            page.text(meaning);
            page.raw("</span></span><span class=\"number\">");
            page.text(&count);
            page.raw("</span></a></li>\n");
        }
        page.raw("</ul></nav>\n");
    }
}

/// Whether the places are in several files, so that each has to name its own.
fn has_files(issues: &[IssueJson]) -> bool {
    let mut files = issues
        .iter()
        .flat_map(|issue| &issue.places)
        .map(|place| &place.file);
    let first = files.next();
    files.any(|file| Some(file) != first)
}

/// What a page that is sent on may say of a feed's name: no folder of the merchant's machine, and nothing of an address
/// behind its path, where keys stand.
fn shown_name(name: &str) -> &str {
    if is_address(name) {
        let name = name.split(['?', '#']).next().unwrap_or(name);
        let rest = name.split_once("://").map_or(name, |(_, rest)| rest);
        let host = rest.find('/').unwrap_or(rest.len());
        let user = rest.get(..host).and_then(|host| host.rfind('@'));
        return user
            .and_then(|at| rest.get(at.saturating_add(1)..))
            .unwrap_or(rest);
    }
    let end = name.rsplit(['/', '\\']).next();
    end.filter(|end| !end.is_empty()).unwrap_or(name)
}

/// A number with thousands parted: 12,345.
fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut parted = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && digits.len().saturating_sub(at).is_multiple_of(3) {
            parted.push(',');
        }
        parted.push(digit);
    }
    parted
}

fn times_of(count: u64) -> String {
    match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{} times", number(count)),
    }
}

struct Page {
    html: String,
    has_files: bool,
}

impl Page {
    fn raw(&mut self, html: &str) {
        self.html.push_str(html);
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#39;"),
                c => self.html.push(c),
            }
        }
    }

    /// A sentence: with a capital letter and a full stop.
    fn sentence(&mut self, words: &str) {
        let mut chars = words.chars();
        let first: String = chars
            .next()
            .into_iter()
            .flat_map(char::to_uppercase)
            .collect();
        self.text(&first);
        self.text(chars.as_str());
        if !words.ends_with(['.', '!', '?', '…', '/', '>']) {
            self.raw(".");
        }
    }

    fn group(&mut self, severity: &str, heading: &str, meaning: &str, issues: &[&IssueJson]) {
        if issues.is_empty() {
            return;
        }
        self.raw("<section class=\"group ");
        self.raw(severity);
        self.raw("\" id=\"");
        self.raw(severity);
        self.raw("\"><h2>");
        self.text(heading);
        self.raw("</h2><p>");
        self.text(meaning);
        self.raw("</p>\n");
        for issue in issues {
            self.issue(issue);
        }
        self.raw("</section>\n");
    }

    fn issue(&mut self, issue: &IssueJson) {
        // What costs nothing is closed at first.
        self.raw(if issue.severity == "info" {
            "<details><summary><h3>"
        } else {
            "<details open><summary><h3>"
        });
        self.sentence(&issue.message);
        self.raw("</h3><span class=\"number\">");
        self.text(&times_of(issue.count));
        self.raw(
            "</span></summary><div class=\"body\"><p class=\"todo\"><strong>What to do:</strong> ",
        );
        self.sentence(issue.remedy);
        self.raw("</p>\n");
        self.places(&issue.places);
        let shown = u64::try_from(issue.places.len()).unwrap_or(u64::MAX);
        if issue.count > shown {
            let more = format!("… and {} more.", number(issue.count.saturating_sub(shown)));
            self.raw("<p class=\"more\">");
            self.text(&more);
            self.raw("</p>");
        }
        self.raw("<p class=\"code\">Code for programs: <code>");
        self.text(issue.code);
        self.raw("</code></p></div></details>\n");
    }

    fn places(&mut self, places: &[PlaceJson]) {
        type Cell = fn(&PlaceJson) -> Option<String>;
        let columns: [(&str, &str, Cell); 4] = [
            ("Record", "", record),
            ("Id", "raw", |place| place.id.clone()),
            ("Field", "raw", |place| place.field.clone()),
            ("What stands there", "raw", |place| place.raw.clone()),
        ];
        // A column that no place fills says nothing.
        let columns: Vec<_> = columns
            .into_iter()
            .filter(|(_, _, cell)| places.iter().any(|place| cell(place).is_some()))
            .collect();
        self.raw("<table><thead><tr><th>Where</th>");
        for (name, _, _) in &columns {
            self.raw("<th>");
            self.text(name);
            self.raw("</th>");
        }
        self.raw("</tr></thead><tbody>\n");
        for place in places {
            self.raw("<tr>");
            let at = self.at(place);
            self.cell("Where", "", Some(&at));
            for (name, class, cell) in &columns {
                self.cell(name, class, cell(place).as_deref());
            }
            self.raw("</tr>\n");
        }
        self.raw("</tbody></table>\n");
    }

    /// One value, isolated so that its direction turns nothing around it.
    fn cell(&mut self, name: &str, class: &str, value: Option<&str>) {
        self.raw("<td class=\"");
        self.raw(if value.is_none() { "none" } else { class });
        self.raw("\" data-name=\"");
        self.text(name);
        self.raw("\"><bdi>");
        self.text(value.unwrap_or(""));
        self.raw("</bdi></td>");
    }

    fn at(&self, place: &PlaceJson) -> String {
        let at = match (place.line, place.column) {
            (Some(line), Some(column)) => {
                format!("line {}, column {}", number(line), number(column))
            }
            (Some(line), None) => format!("line {}", number(line)),
            _ => "the whole file".to_owned(),
        };
        if self.has_files {
            format!("{}, {at}", shown_name(&place.file))
        } else {
            at
        }
    }
}

fn record(place: &PlaceJson) -> Option<String> {
    place.record.map(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_names_neither_folders_nor_the_keys_of_an_address() {
        for (name, shown) in [
            ("feed.xml", "feed.xml"),
            ("/srv/ana/shop/feed.xml", "feed.xml"),
            ("C:\\shop\\feed.xml", "feed.xml"),
            (
                "https://x.example/feed.xml?key=s3cret#a",
                "x.example/feed.xml",
            ),
            ("https://ana:s3cret@x.example/a@b.xml", "x.example/a@b.xml"),
            ("http://x.example", "x.example"),
            ("-", "-"),
            ("folder/", "folder/"),
        ] {
            assert_eq!(shown_name(name), shown, "{name}");
        }
    }
}
