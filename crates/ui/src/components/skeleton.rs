//! Grey shapes of the size of what comes, so that nothing moves when it does. They are not read out.

use crate::prelude::*;

/// Cards that are still loading.
#[component]
pub fn CardSkeletons(
    /// How many.
    #[prop(default = 12)]
    count: usize,
) -> Node {
    let cells: Vec<_> = (0..count)
        .map(|_| {
            view! {
                <li class="c-grid__cell">
                    <div class="c-card c-card--skeleton">
                        <div class="c-card__picture"><span class="c-picture c-skeleton"></span></div>
                        <div class="c-card__name"><span class="c-skeleton c-skeleton--title"></span></div>
                        <p class="c-card__facts"><span class="c-skeleton c-skeleton--short"></span></p>
                        <div class="c-price"><span class="c-skeleton c-skeleton--price"></span></div>
                    </div>
                </li>
            }
        })
        .collect();
    view! { <ul class="c-grid" role="list" aria-hidden="true">{cells}</ul> }
}

/// One grey line of text.
#[component]
pub fn LineSkeleton() -> Node {
    view! { <span class="c-skeleton c-skeleton--line" aria-hidden="true"></span> }
}
