//! The checkout; in the shop's document, a guest.

fn main() {
    #[cfg(target_family = "wasm")]
    if storefront::platform::is_guest() {
        return storefront::guest::drawing::start();
    }
    storefront::buying::start();
}
