<?php

declare(strict_types=1);

/** Prints the reflection of the namespace, from the extension or from the stub: `php describe.php [stub]`. */

const SPACE = 'Flocktory\Postcheckout\\';

if (isset($argv[1])) {
    require $argv[1];
}

function parameter(ReflectionParameter $parameter): array
{
    return [
        $parameter->getName(),
        (string) $parameter->getType(),
        $parameter->isOptional() ? $parameter->getDefaultValue() : 'required',
    ];
}

function signature(ReflectionFunctionAbstract $function): array
{
    return [(string) $function->getReturnType(), array_map(parameter(...), $function->getParameters())];
}

function ours(array $names): array
{
    $ours = array_filter($names, static fn (string $name): bool => stripos($name, SPACE) === 0);
    sort($ours);

    return $ours;
}

$described = ['constants' => ours(array_keys(get_defined_constants()))];
foreach (ours(array_merge(...array_values(get_defined_functions()))) as $name) {
    $function = new ReflectionFunction($name);
    $described[$function->getName()] = signature($function);
}
foreach (ours(get_declared_classes()) as $name) {
    $class = new ReflectionClass($name);
    $members = [];
    foreach ([...$class->getProperties(), ...$class->getMethods()] as $member) {
        if ($member->getDeclaringClass()->getName() === $name) {
            $modifiers = implode(' ', Reflection::getModifierNames($member->getModifiers()));
            $of = $member instanceof ReflectionMethod ? signature($member) : (string) $member->getType();
            $members[$member->getName()] = [$modifiers, $of];
        }
    }
    ksort($members);
    $interfaces = $class->getInterfaceNames();
    sort($interfaces);
    $described[$name] = [$class->isFinal(), $class->getParentClass() ?: null, $interfaces, $members];
}
echo json_encode($described, JSON_PRETTY_PRINT | JSON_THROW_ON_ERROR);
