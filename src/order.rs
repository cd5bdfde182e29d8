//! Sorting by keys that are numbers.
//!
//! Every type and key that is sorted by the standard library's sort brings some seven kilobytes of WebAssembly with it; here
//! one sort of numbers serves all.

/// Sorts `items` by `key`; those with equal keys keep their order.
pub(crate) fn sort_by_key<T>(items: &mut Vec<T>, key: impl Fn(&T) -> (usize, usize)) {
    if items.is_sorted_by_key(&key) {
        return;
    }
    let mut order: Vec<(usize, usize, usize)> =
        items.iter().map(key).enumerate().map(|(place, (first, second))| (first, second, place)).collect();
    order.sort_unstable();
    let mut unsorted: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|(_, _, place)| unsorted[place].take()));
}

/// What sorts a key from the largest to the smallest.
pub(crate) fn descending(key: usize) -> usize {
    usize::MAX - key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_keys_keep_their_order() {
        let mut items = vec![(2, 'a'), (1, 'b'), (2, 'c'), (1, 'd')];
        sort_by_key(&mut items, |item| (item.0, 0));
        assert_eq!(items, [(1, 'b'), (1, 'd'), (2, 'a'), (2, 'c')]);
        sort_by_key(&mut items, |item| (descending(item.0), 0));
        assert_eq!(items, [(2, 'a'), (2, 'c'), (1, 'b'), (1, 'd')]);
    }
}
