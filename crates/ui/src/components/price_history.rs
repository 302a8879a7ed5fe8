//! What an offer has cost: a judgement with its reason, a chart of some days, and the same as a table.

use souk_commerce::history::{
    Figures, GoodBecause, Judgement, NoJudgement, Span, Step, figures, judge, steps,
};
use souk_commerce::{Date, Money, PricePoint, Timestamp};

use super::data::Data;
use crate::Words;
use crate::prelude::*;

/// Size of the chart in its own units.
const WIDTH: i64 = 720;
const HEIGHT: i64 = 200;
/// Room above the highest and below the lowest price.
const MARGIN: i64 = 16;

/// What an offer has cost; nothing where nothing is known.
#[component]
pub fn PriceHistory(
    /// Texts and formats.
    words: Words,
    /// Its prices in the order of time.
    rows: Vec<PricePoint>,
    /// The present moment.
    now: Timestamp,
) -> Node {
    let judgement = judge(&rows, now);
    if judgement == Judgement::Unknown(NoJudgement::NoPrice) {
        return Node::default();
    }
    let span = RwSignal::new(Span::Days90);
    let choices: Vec<_> = Span::ALL
        .into_iter()
        .map(|choice| {
            let label = span_name(&words, choice);
            let pressed = move || if span.get() == choice { "true" } else { "false" };
            view! {
                <button type="button" class="c-history__span" aria-pressed=pressed on:click=move |_| span.set(choice)>
                    {label}
                </button>
            }
        })
        .collect();
    let said = said(&words, judgement);
    let is_good = matches!(judgement, Judgement::Good(_));
    let name = words.history_spans().to_owned();
    let title = words.price_history().to_owned();
    let shown = on_change(
        move || span.get(),
        move |span| match figures(&rows, *span, now) {
            Some(found) => drawn(&words, &steps(&rows, *span, now), found),
            None => Node::default(),
        },
    );
    view! {
        <section class="c-history">
            <h2>{title}</h2>
            <p class=if is_good { "c-saving" } else { "c-history__said" }>{said}</p>
            <div class="c-history__spans" role="group" aria-label=name>{choices}</div>
            {shown}
        </section>
    }
}

fn span_name(words: &Words, span: Span) -> String {
    match span.days() {
        Some(days) => words.history_days(u64::from(days), &words.number(days)),
        None => words.history_all().to_owned(),
    }
}

/// A judgement in words, with its reason.
fn said(words: &Words, judgement: Judgement) -> String {
    let percent = |bp: u32| words.number(bp / 100);
    match judgement {
        Judgement::Good(GoodBecause::LowestOf { span, typical }) => {
            let typical = words.money(typical);
            match span.days() {
                Some(days) => words.judged_lowest(&words.number(days), &typical),
                None => words.judged_lowest_ever(&typical),
            }
        }
        Judgement::Good(GoodBecause::BelowTypical { typical, below_bp }) => {
            words.judged_below(&percent(below_bp), &words.money(typical))
        }
        Judgement::Usual { typical } => words.judged_usual(&words.money(typical)),
        Judgement::High { typical, above_bp } => {
            words.judged_high(&percent(above_bp), &words.money(typical))
        }
        Judgement::Unknown(NoJudgement::TooShort { days }) => {
            words.judged_too_short(u64::from(days), &words.number(days))
        }
        Judgement::Unknown(NoJudgement::Absurd) => words.judged_absurd().to_owned(),
        Judgement::Unknown(NoJudgement::NoPrice) => String::new(),
    }
}

fn drawn(words: &Words, steps: &[Step], found: Figures) -> Node {
    let (Some(first), Some(last)) = (steps.first(), steps.last()) else {
        return Node::default();
    };
    let day = |moment: Timestamp| words.date(Date::of(moment));
    if found.lowest.price == found.highest.price && steps.iter().all(|step| step.price.is_some()) {
        let price = words.money(found.lowest.price);
        return view! { <p>{words.history_level(&price, &day(first.at))}</p> };
    }
    let frame = Frame {
        from: first.at.0,
        to: last.at.0,
        low: found.lowest.price.minor(),
        high: found.highest.price.minor(),
    };
    let path = frame.path(steps);
    let typical = frame.y(found.typical.minor());
    let line = ["M0 ", &typical.to_string(), "H", &WIDTH.to_string()].concat();
    let alt = words.history_chart(
        &day(first.at),
        &words.money(found.lowest.price),
        &words.money(found.highest.price),
    );
    let view_box = ["0 0 ", &WIDTH.to_string(), " ", &HEIGHT.to_string()].concat();
    let fact = |name: &str, value: Money, when: Option<Timestamp>| {
        let when = when.map(|when| view! { <small>{day(when)}</small> });
        view! { <div><dt>{name.to_owned()}</dt><dd><Data value=words.money(value)/> {when}</dd></div> }
    };
    // The price that ends a span stands there already.
    let changes = steps.iter().take(steps.len().saturating_sub(1)).rev();
    let changes: Vec<_> = changes
        .map(|step| {
            let price = match step.price {
                Some(price) => words.money(price),
                None => words.history_gap().to_owned(),
            };
            view! { <tr><th scope="row">{day(step.at)}</th><td><Data value=price/></td></tr> }
        })
        .collect();
    let set_aside = (found.set_aside > 0).then(|| {
        let count = u64::try_from(found.set_aside).unwrap_or(u64::MAX);
        view! { <p class="c-history__said">{words.history_set_aside(count, &words.number(count))}</p> }
    });
    view! {
        <figure class="c-history__figure">
            <svg class="c-history__chart" viewBox=view_box role="img" aria-label=alt preserveAspectRatio="none">
                <path class="c-history__typical" d=line></path>
                <path class="c-history__line" d=path></path>
            </svg>
            <figcaption class="c-history__axis"><span>{day(first.at)}</span><span>{day(last.at)}</span></figcaption>
        </figure>
        <dl class="c-history__facts">
            {fact(words.history_lowest(), found.lowest.price, Some(found.lowest.from))}
            {fact(words.history_typical(), found.typical, None)}
            {fact(words.history_highest(), found.highest.price, Some(found.highest.from))}
        </dl>
        {set_aside}
        <details class="c-history__table">
            <summary>{words.history_table()}</summary>
            <table>
                <thead><tr><th scope="col">{words.history_since()}</th><th scope="col">{words.column_price()}</th></tr></thead>
                <tbody>{changes}</tbody>
            </table>
        </details>
    }
}

/// Where moments and prices lie in the chart.
struct Frame {
    from: i64,
    to: i64,
    low: i64,
    high: i64,
}

impl Frame {
    fn x(&self, moment: i64) -> i64 {
        share(moment - self.from, self.to - self.from, WIDTH)
    }

    fn y(&self, price: i64) -> i64 {
        let room = HEIGHT - 2 * MARGIN;
        if self.high == self.low {
            return HEIGHT / 2;
        }
        HEIGHT - MARGIN - share(price - self.low, self.high - self.low, room)
    }

    /// A line that runs level until a price changes, with gaps where there was none.
    fn path(&self, steps: &[Step]) -> String {
        let mut path = String::new();
        let mut is_down = false;
        for step in steps {
            let x = self.x(step.at.0).to_string();
            if is_down {
                path.push('H');
                path.push_str(&x);
            }
            if let Some(price) = step.price {
                let y = self.y(price.minor()).to_string();
                if is_down {
                    path.push('V');
                } else {
                    path.push('M');
                    path.push_str(&x);
                    path.push(' ');
                }
                path.push_str(&y);
            }
            is_down = step.price.is_some();
        }
        path
    }
}

/// A part of a whole as a part of a length.
fn share(part: i64, whole: i64, length: i64) -> i64 {
    let share = i128::from(part) * i128::from(length) / i128::from(whole.max(1));
    i64::try_from(share).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use souk_commerce::Currency;

    use super::*;

    fn step(at: i64, price: Option<i64>) -> Step {
        let currency = Currency::parse("THB").unwrap();
        Step {
            at: Timestamp(at),
            price: price.map(|minor| Money::new(minor, currency).unwrap()),
        }
    }

    #[test]
    fn the_line_runs_level_until_a_price_changes_and_stops_where_there_was_none() {
        let frame = Frame {
            from: 0,
            to: 720,
            low: 100,
            high: 200,
        };
        let steps = [
            step(0, Some(100)),
            step(100, Some(200)),
            step(200, None),
            step(300, Some(150)),
            step(720, Some(150)),
        ];
        assert_eq!(frame.path(&steps), "M0 184H100V16H200M300 100H720V100");
    }

    #[test]
    fn one_price_is_a_line_in_the_middle() {
        let frame = Frame {
            from: 5,
            to: 5,
            low: 7,
            high: 7,
        };
        assert_eq!(frame.path(&[step(5, Some(7))]), "M0 100");
    }
}
