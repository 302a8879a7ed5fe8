//! Google's product review feeds: the ratings, by product.
//!
//! Format: developers.google.com/product-review-feeds/schema, version 2.3. Only the overall rating and what names the
//! product are read.

use std::collections::HashSet;
use std::io::Read;

use crate::carrier::{self, Layout, Opened, Step};
use crate::dialect::{self, Content};
use crate::error::{FeedError, FeedProblem};
use crate::google::gtin::parse_gtin;
use crate::head::Head;
use crate::reader::Counts;
use crate::record::Field;
use crate::report::{Cause, Place, Report};
use crate::xml::frames::Tags;

/// One rating of one product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Line of the review.
    pub line: u64,
    /// Number of the review in its file.
    pub number: u64,
    /// Ids by which the seller knows the product.
    pub skus: Vec<String>,
    /// Its trade item numbers, 14 digits each.
    pub gtins: Vec<String>,
    /// The rating in hundredths of a star: 0 to 500.
    pub hundredths: u16,
}

/// A whole feed of reviews.
#[derive(Debug, Clone, Default)]
pub struct Reviews {
    /// The file's name, as it was given.
    pub file: String,
    /// What stands before the reviews.
    pub head: Head,
    /// How many there are.
    pub counts: Counts,
    /// Reviews with a usable rating.
    pub reviews: Vec<Review>,
}

impl Reviews {
    /// Reads a whole feed of reviews. A review that occurs twice counts once.
    ///
    /// # Errors
    /// [`FeedError`] when the file is no such feed or is cut off.
    pub fn read(file: &str, input: impl Read, report: &mut Report) -> Result<Self, FeedError> {
        let opened = carrier::open(file, Box::new(input), Vec::new())?;
        let name = opened.file.clone();
        let Content::Reviews(tags) = dialect::choose(&opened)? else {
            let problem = FeedProblem::WrongKind {
                found: "products",
                wanted: "reviews",
            };
            return Err(name.error(problem, (1, 1)));
        };
        Self::of(opened, tags, report)
    }

    pub(crate) fn of(
        opened: Opened<'_>,
        tags: Tags,
        report: &mut Report,
    ) -> Result<Self, FeedError> {
        let name = opened.file.clone();
        let mut records = carrier::cut(opened, Layout::Xml(tags))?;
        let mut read: u64 = 0;
        let mut reviews = Vec::new();
        let mut seen = HashSet::new();
        loop {
            let step = records.next_step(report);
            let Some(step) = step.map_err(|error| error.behind(read))? else {
                break;
            };
            read = read.saturating_add(1);
            let Step::Whole(record) = step else {
                continue;
            };
            let place = name.place(record.number, record.line);
            if let Some(id) = text_of(&record.fields, &["review_id"])
                && !seen.insert(id.to_owned())
            {
                report.add(
                    Cause::RecordRepeated,
                    Place {
                        id: Some(id.to_owned()),
                        ..place
                    },
                );
                continue;
            }
            match read_review(&record.fields, record.number, record.line) {
                Some(review) => reviews.push(review),
                None => report.add(Cause::ReviewUnreadable, place),
            }
        }
        let accepted = u64::try_from(reviews.len()).unwrap_or(u64::MAX);
        let counts = Counts {
            read,
            accepted,
            rejected: read.saturating_sub(accepted),
        };
        Ok(Self {
            file: name.0,
            head: Head {
                format: "google-reviews",
                ..records.head().clone()
            },
            counts,
            reviews,
        })
    }
}

fn read_review(fields: &[Field], number: u64, line: u64) -> Option<Review> {
    let overall = descend(fields, &["ratings", "overall"])?;
    let attribute = |name: &str, default: &str| -> Option<u64> {
        thousandths(overall.attribute(name).unwrap_or(default))
    };
    let (min, max) = (attribute("min", "1")?, attribute("max", "5")?);
    let value = thousandths(&overall.value)?;
    if max == 0 || !(min..=max).contains(&value) {
        return None;
    }
    // Stars as they are shown: 7 of 10 is 3.5 of 5.
    let hundredths = value.checked_mul(500)?.checked_add(max / 2)? / max;
    let mut skus = Vec::new();
    let mut gtins = Vec::new();
    for product in fields
        .iter()
        .filter(|field| field.name == "products")
        .flat_map(|products| products.named("product"))
    {
        for ids in product.named("product_ids") {
            let values = |list: &'static str, one: &'static str| {
                ids.named(list)
                    .flat_map(move |list| list.named(one))
                    .map(|field| field.value.clone())
            };
            skus.extend(values("skus", "sku"));
            gtins.extend(values("gtins", "gtin").filter_map(|gtin| parse_gtin(&gtin).ok()));
        }
    }
    Some(Review {
        line,
        number,
        skus,
        gtins,
        hundredths: u16::try_from(hundredths).ok()?,
    })
}

fn descend<'a>(fields: &'a [Field], path: &[&str]) -> Option<&'a Field> {
    let (first, rest) = path.split_first()?;
    let field = fields.iter().find(|field| field.name == *first)?;
    if rest.is_empty() {
        Some(field)
    } else {
        descend(&field.children, rest)
    }
}

fn text_of<'a>(fields: &'a [Field], path: &[&str]) -> Option<&'a str> {
    descend(fields, path)
        .map(|field| field.value.as_str())
        .filter(|text| !text.is_empty())
}

/// `4`, `4.5` or `4,5` in thousandths.
fn thousandths(text: &str) -> Option<u64> {
    let text = text.trim().replace(',', ".");
    let (whole, fraction) = text.split_once('.').unwrap_or((&text, ""));
    let digits: String = fraction.chars().chain("000".chars()).take(3).collect();
    let is_number = !whole.is_empty()
        && whole.len() <= 6
        && whole
            .bytes()
            .chain(fraction.bytes())
            .all(|b| b.is_ascii_digit());
    is_number.then(|| format!("{whole}{digits}").parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(reviews: &str) -> (Vec<(Vec<String>, u16)>, Report) {
        let text = format!(
            "<?xml version=\"1.0\"?><feed><version>2.3</version><publisher><name>Nara</name></publisher><reviews>{reviews}</reviews></feed>"
        );
        let mut report = Report::default();
        let feed = Reviews::read("reviews.xml", text.as_bytes(), &mut report).unwrap();
        (
            feed.reviews
                .into_iter()
                .map(|review| (review.skus, review.hundredths))
                .collect(),
            report,
        )
    }

    fn review(id: &str, overall: &str) -> String {
        format!(
            "<review><review_id>{id}</review_id><ratings>{overall}</ratings><products><product><product_ids><gtins><gtin>4006381333931</gtin>\
            </gtins><skus><sku>KETTLE</sku></skus></product_ids></product></products></review>"
        )
    }

    #[test]
    fn a_rating_becomes_stars_of_five_whatever_its_scale() {
        let (ratings, report) = read(
            &[
                review("1", "<overall min=\"1\" max=\"5\">4</overall>"),
                review("2", "<overall min=\"1\" max=\"10\">7</overall>"),
                review("3", "<overall>4.5</overall>"),
            ]
            .concat(),
        );
        let expected: Vec<_> = [400, 350, 450]
            .map(|hundredths| (vec!["KETTLE".to_owned()], hundredths))
            .into();
        assert_eq!(ratings, expected);
        assert!(report.is_empty());
    }

    #[test]
    fn a_rating_outside_its_scale_and_a_second_copy_do_not_count() {
        let good = review("1", "<overall min=\"1\" max=\"5\">4</overall>");
        let (ratings, report) = read(
            &[
                good.clone(),
                good,
                review("2", "<overall min=\"1\" max=\"5\">6</overall>"),
                review("3", ""),
            ]
            .concat(),
        );
        assert_eq!(ratings.len(), 1);
        assert_eq!(report.count(Cause::RecordRepeated), 1);
        assert_eq!(report.count(Cause::ReviewUnreadable), 2);
    }
}
