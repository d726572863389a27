//! A handle that was opened before the process was forked, as servers do that load a shop once for all workers.
#![allow(unsafe_code, reason = "to fork has no safe form")]

use crate::{feed, offers, write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Long enough for a handle to look at its file again, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(120);

#[test]
fn a_forked_process_goes_on_with_the_handle() {
    let (feed, folder) = feed(offers(["1"]));
    let path = folder.path().join("feed.idx");
    let is_over = AtomicBool::new(false);
    thread::scope(|scope| {
        // Threads that use the handle while the process is forked, and are gone in the child.
        for _ in 0..3 {
            scope.spawn(|| {
                while !is_over.load(Ordering::Relaxed) {
                    assert!(feed.contains("1").expect("an answer"));
                }
            });
        }
        let children: Vec<_> = (0..20)
            .map(|_| {
                // SAFETY: the child does nothing but use the handle, and ends without a word.
                match unsafe { libc::fork() } {
                    0 => {
                        let start = Instant::now();
                        let has = |id| feed.contains(id).is_ok_and(|has| has);
                        let has_old = has("1");
                        while !has("2") && start.elapsed() < PATIENCE {
                            thread::sleep(Duration::from_millis(20));
                        }
                        let is_fine = has_old && has("2") && has("1");
                        // SAFETY: it always is.
                        unsafe { libc::_exit(i32::from(!is_fine)) }
                    }
                    child => child,
                }
            })
            .collect();
        write(offers(["1", "2"]), &path);
        for child in children {
            let mut status = 0;
            // SAFETY: the status is ours.
            assert_eq!(unsafe { libc::waitpid(child, &raw mut status, 0) }, child);
            assert_eq!(status, 0);
        }
        is_over.store(true, Ordering::Relaxed);
    });
    assert!(feed.contains("2").expect("an answer"));
}
