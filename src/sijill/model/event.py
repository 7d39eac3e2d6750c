"""Closed vocabularies of what happened: acts, weapons, modality, scope. Another value is an error at the door."""

from enum import StrEnum


class Act(StrEnum):
    KILLING = "killing"
    EXECUTION = "execution"
    ASSASSINATION = "assassination"
    INJURY = "injury"
    TORTURE = "torture"
    SEXUAL_VIOLENCE = "sexual_violence"
    ABDUCTION = "abduction"
    DETENTION = "detention"
    CAPTURE = "capture"
    HOSTAGE_TAKING = "hostage_taking"
    AIRSTRIKE = "airstrike"
    DRONE_STRIKE = "drone_strike"
    SHELLING = "shelling"
    SHOOTING = "shooting"
    EXPLOSION = "explosion"
    SUICIDE_BOMBING = "suicide_bombing"
    LANDMINE = "landmine"
    CHEMICAL_ATTACK = "chemical_attack"
    ARMED_CLASH = "armed_clash"
    LOOTING = "looting"
    EXTORTION = "extortion"
    PROPERTY_DESTRUCTION = "property_destruction"
    ARSON = "arson"
    FORCED_DISPLACEMENT = "forced_displacement"
    SIEGE = "siege"
    RECRUITMENT_OF_CHILDREN = "recruitment_of_children"
    ATTACK_ON_CIVILIAN_OBJECT = "attack_on_civilian_object"
    TERRITORY_CHANGE = "territory_change"
    BODIES_FOUND = "bodies_found"
    DISAPPEARANCE = "disappearance"


class Weapon(StrEnum):
    AIRCRAFT_BOMB = "aircraft_bomb"
    BARREL_BOMB = "barrel_bomb"
    CLUSTER_MUNITION = "cluster_munition"
    DRONE = "drone"
    MISSILE = "missile"
    ROCKET = "rocket"
    ARTILLERY = "artillery"
    MORTAR = "mortar"
    TANK = "tank"
    SMALL_ARMS = "small_arms"
    SNIPER = "sniper"
    GRENADE = "grenade"
    BLADED_WEAPON = "bladed_weapon"
    IED = "ied"
    CAR_BOMB = "car_bomb"
    SUICIDE_VEST = "suicide_vest"
    LANDMINE = "landmine"
    UNEXPLODED_ORDNANCE = "unexploded_ordnance"
    CHEMICAL = "chemical"
    INCENDIARY = "incendiary"
    VEHICLE = "vehicle"
    BLUNT = "blunt"
    OTHER = "other"


class Modality(StrEnum):
    ASSERTED = "asserted"
    ALLEGED = "alleged"
    UNCONFIRMED = "unconfirmed"
    DENIED = "denied"
    HYPOTHETICAL = "hypothetical"  # threats, plans, conditionals: never an incident


class Scope(StrEnum):
    INCIDENT = "incident"    # one place, one stretch of time
    AGGREGATE = "aggregate"  # a total over many incidents
    CONTEXT = "context"      # history told for background
