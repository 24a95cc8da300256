<?php

/**
 * Looks up every name in the table of PHP's conformance client, by reflection over the package: `php probe.php bindings/php`.
 * Nothing runs. Each name that is not there, and each call whose parameters are called otherwise, is a line; then the exit status is 1.
 */

declare(strict_types=1);

$folder = $argv[1];
require "$folder/autoload.php";
$table = json_decode(file_get_contents("$folder/conformance/table.json"), true, 512, JSON_THROW_ON_ERROR);
$wrong = [];

$check = static function (bool $is_there, string $name) use (&$wrong): void {
    if (!$is_there) {
        $wrong[] = $name;
    }
};

/** The parameters of a call: a record's leading fields stand before it, and where it has no other fields, in its place. */
$parameters = static function (array $takes) use ($table): array {
    $names = [];
    foreach ($takes as [, $name, $type]) {
        $record = str_starts_with($type, 'record<') ? $table['records'][substr($type, 7, -1)] : [];
        $lead = $record['lead'] ?? [];
        $names = [...$names, ...array_column($lead, 1)];
        if ($lead === [] || count($lead) < count($record['fields'])) {
            $names[] = $name;
        }
    }
    return array_values(array_unique($names));
};

foreach ($table['calls'] as $path => $calls) {
    foreach ($calls as $call) {
        $owner = $table['handles'][strtok($path, '.')]['type'] ?? '';
        [$class, $method] = isset($call['method'])
            ? [$owner, $call['method']]
            : (isset($call['new']) ? [$call['new'], '__construct'] : explode('.', $call['function']));
        try {
            $found = new ReflectionMethod("Mullama\\$class", $method);
            $names = array_map(static fn (ReflectionParameter $one): string => $one->getName(), $found->getParameters());
            $check($names === $parameters($call['takes']), "$class::$method(" . implode(', ', $names) . ") for $path");
            $check($found->isPublic() && $found->isStatic() === isset($call['function']), "$class::$method as it is called");
        } catch (ReflectionException $missing) {
            $check(isset($call['new']) && $call['takes'] === [] && class_exists("Mullama\\$class"), $missing->getMessage());
        }
    }
}
foreach ($table['handles'] as $handle) {
    foreach ($handle['facts'] as [$name]) {
        $check(method_exists("Mullama\\{$handle['type']}", $name), "{$handle['type']}::$name");
    }
}
foreach ($table['streams'] as $stream) {
    $check(method_exists("Mullama\\{$stream['type']}", 'finish'), "{$stream['type']}::finish");
}
foreach ($table['records'] as $record) {
    $class = "Mullama\\{$record['type']}";
    foreach ($record['fields'] as [$name]) {
        $check(isset($record['passed']) ? isset($class::FIELDS[$name]) : property_exists($class, $name), "{$record['type']}::$name");
    }
    foreach ($record['presets'] ?? [] as $name) {
        $check(is_callable("Mullama\\" . str_replace('.', '::', $name)), $name);
    }
}
foreach ($table['unions'] as $union) {
    foreach ($union['cases'] as [$name]) {
        $check(method_exists("Mullama\\{$union['type']}", $name), "{$union['type']}::$name");
    }
}
foreach ($table['enums'] as $name) {
    $check(enum_exists("Mullama\\$name"), $name);
}
echo implode("\n", $wrong), $wrong === [] ? '' : "\n";
exit($wrong === [] ? 0 : 1);
