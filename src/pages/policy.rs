//! What the shop says about itself and its terms.

use std::sync::Arc;

use souk_catalog::Contents;
use souk_commerce::PolicyKind;
use souk_ui::components::skeleton::LineSkeleton;
use souk_ui::prelude::*;
use souk_ui::views::policy::PolicyView;
use souk_ui::views::status::Status;

use crate::pages::{arrive, failure, status};
use crate::services::use_services;
use crate::state::loading::Loading;
use crate::state::navigation::use_navigation;
use crate::state::scene::Scene;

/// One text.
#[component]
pub fn PolicyPage(
    /// Words and contents.
    scene: Scene,
    /// The contents.
    contents: Arc<Contents>,
    /// What the text is about.
    kind: PolicyKind,
) -> Node {
    let navigation = use_navigation();
    let catalog = use_services().catalog;
    let loaded = Loading::new(move || {
        let (catalog, names) = (catalog.clone(), contents.policies.clone());
        async move {
            match names {
                Some(names) => catalog.policies(&names).await.map(Some),
                None => Ok(None),
            }
        }
    });
    live(move || {
        let scene = scene.clone();
        let policies = match loaded.get() {
            None => return view! { <LineSkeleton/> },
            Some(Err(error)) => return failure(scene, &error),
            Some(Ok(policies)) => policies,
        };
        let policies = policies.as_deref().map(Vec::as_slice).unwrap_or_default();
        let Some(policy) = policies.iter().find(|policy| policy.kind == kind) else {
            return view! { <status::Failure scene status=Status::NotFound/> };
        };
        arrive(&scene, navigation, &policy.title);
        view! { <PolicyView words=scene.words.clone() policy=policy.clone()/> }
    })
}
