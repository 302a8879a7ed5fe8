//! Where a pack's products come from: they may be more than fit into memory.

use souk_commerce::Product;

/// Products by number, counted from 0. Each visit shows the same ones.
pub trait Goods {
    /// How many there are.
    fn count(&self) -> usize;

    /// Shows those that are wanted, with their numbers, in order.
    fn each(&self, wanted: &dyn Fn(usize) -> bool, visit: &mut dyn FnMut(usize, &Product));
}

impl Goods for Vec<Product> {
    fn count(&self) -> usize {
        self.len()
    }

    fn each(&self, wanted: &dyn Fn(usize) -> bool, visit: &mut dyn FnMut(usize, &Product)) {
        for (number, product) in self
            .iter()
            .enumerate()
            .filter(|(number, _)| wanted(*number))
        {
            visit(number, product);
        }
    }
}
