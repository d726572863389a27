<?php

declare(strict_types=1);

/** Runs the command, and returns its output. */
function command(string ...$arguments): string
{
    $process = proc_open([getenv('COMMAND'), ...$arguments], [1 => ['pipe', 'w'], 2 => ['pipe', 'w']], $pipes);
    [$out, $error] = [stream_get_contents($pipes[1]), stream_get_contents($pipes[2])];
    if (proc_close($process) !== 0) {
        throw new RuntimeException($out . $error);
    }

    return $out;
}

/** A feed: each offer is its id, or its attributes, with the children name and vendorCode among them. */
function feed(array|string ...$offers): string
{
    $lines = ['<?xml version="1.0" encoding="UTF-8"?><yml_catalog date="2026-11-25 13:00"><shop><offers>'];
    foreach ($offers as $offer) {
        $offer = is_array($offer) ? $offer : ['id' => $offer];
        [$attributes, $children] = ['', ''];
        foreach ($offer as $name => $value) {
            $value = htmlspecialchars($value, ENT_QUOTES | ENT_XML1);
            in_array($name, ['id', 'group_id'], true) ? $attributes .= " $name=\"$value\"" : $children .= "<$name>$value</$name>";
        }
        $lines[] = "<offer$attributes>$children</offer>";
    }

    return implode("\n", [...$lines, '</offers></shop></yml_catalog>']);
}

/** Makes the index of these offers at the path, and replaces an earlier one. */
function indexed(string $path, array|string ...$offers): string
{
    file_put_contents("$path.xml", feed(...$offers));
    command('feed', 'index', "$path.xml", '-o', $path);

    return $path;
}
