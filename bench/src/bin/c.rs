//! JSON text to html through the C library, and with the core: `c LIBRARY` prints the table of bench/c/README.md.
//!
//! Rounds of both are interleaved, so that a busy machine slows both.
#![allow(unsafe_code, reason = "a library is loaded and called as from C")]

use bench::ShopOrder;
use flocktory_postcheckout::{Json, Options, render};
use std::ffi::{CString, c_char, c_int, c_void};
use std::hint::black_box;
use std::mem::transmute_copy;
use std::ptr;
use std::time::Instant;

const ROUNDS: u32 = 400;
/// The highest allowed ratio of the C library to the core.
const LIMIT: f64 = 1.3;

unsafe extern "C" {
    fn dlopen(path: *const c_char, flags: c_int) -> *mut c_void;
    fn dlsym(library: *mut c_void, name: *const c_char) -> *mut c_void;
}

struct Library {
    render: unsafe extern "C" fn(*const c_char, usize, *const c_char, usize, *mut *mut c_void) -> c_int,
    html: unsafe extern "C" fn(*const c_void, *mut *const c_char, *mut usize) -> c_int,
    free: unsafe extern "C" fn(*mut c_void),
}

impl Library {
    fn load(path: &str) -> Library {
        let path = CString::new(path).expect("a path");
        // SAFETY: the library is ours, and its functions are of these types.
        unsafe {
            let library = dlopen(path.as_ptr(), 2);
            assert!(!library.is_null(), "the library loads");
            let find = |name: &str| {
                let name = CString::new(format!("flocktory_postcheckout_{name}")).expect("a name");
                let function = dlsym(library, name.as_ptr());
                assert!(!function.is_null(), "{name:?} is there");
                function
            };
            Library {
                render: transmute_copy(&find("render")),
                html: transmute_copy(&find("html")),
                free: transmute_copy(&find("free")),
            }
        }
    }

    /// The length of the html.
    fn html(&self, json: &str) -> usize {
        let (mut result, mut html, mut length) = (ptr::null_mut(), ptr::null(), 0);
        // SAFETY: the pointer and length are those of the text, and the result is freed once.
        unsafe {
            (self.render)(json.as_ptr().cast(), json.len(), ptr::null(), 0, &raw mut result);
            (self.html)(result, &raw mut html, &raw mut length);
            black_box(html);
            (self.free)(result);
        }
        length
    }
}

fn core(json: &str) -> usize {
    render(&Json::new(json), &Options::default()).map_or(0, |snippet| black_box(snippet.html()).len())
}

/// Microseconds of one call, the mean of several.
fn time(calls: u32, call: &dyn Fn() -> usize) -> f64 {
    let start = Instant::now();
    for _ in 0..calls {
        black_box(call());
    }
    start.elapsed().as_secs_f64() * 1e6 / f64::from(calls)
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}

fn main() {
    let library = Library::load(&std::env::args().nth(1).expect("usage: c LIBRARY"));
    println!("| | core | C library | ratio |\n|---|---|---|---|");
    for (items, calls) in [(5, 1000), (500, 20)] {
        let json = serde_json::to_string(&ShopOrder::new(1, items)).expect("JSON");
        let (core, c) = (|| core(black_box(&json)), || library.html(black_box(&json)));
        assert!(core() > 0 && core() == c(), "both give the snippet");
        let (core, c): (Vec<_>, Vec<_>) = (0..ROUNDS).map(|_| (time(calls, &core), time(calls, &c))).unzip();
        let (core, c) = (median(core), median(c));
        println!("| {items} items | {core:.2} µs | {c:.2} µs | {:.2} |", c / core);
        assert!(c / core <= LIMIT, "the C library may cost {LIMIT} times core's own way");
    }
}
