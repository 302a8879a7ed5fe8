//! The shop.

fn main() {
    storefront::shop::start();
}
