import type { MouseEvent } from 'react';
import { useLocation } from 'wouter';
import { memberAddress } from '../addresses.ts';
import type { RegisteredMember } from '../graph/useMembers.ts';
import { useSpeech } from '../language/Speech.tsx';
import { Sign } from '../standing/StandingMark.tsx';
import { lookOf, type Standing } from '../standing/standings.ts';
import { type Projection, projectionOf } from './projection.ts';
import './members.css';

/** So many of the largest towns are named on the map. */
const NAMED_TOWNS = 7;

type Placed = RegisteredMember & { location: NonNullable<RegisteredMember['location']> };

/**
 * Where the bodies are, with how each stands. It is a picture: whoever cannot see it, or has no pointer, has the same in the list beside it, so that
 * ninety places do not stand in the way of the keyboard. A pointer finds a body's name and its page.
 * @param standings by code; a body that is not in it is drawn as one of which nothing is known yet
 * @param summary what the map says, in words
 */
export function ProvinceMap({
  members,
  standings,
  summary,
}: {
  members: readonly RegisteredMember[];
  standings: ReadonlyMap<string, Standing>;
  summary: string;
}) {
  const [, navigate] = useLocation();
  const placed = members.filter((member): member is Placed => member.location !== null);
  const projection = projectionOf(placed.map(({ location }) => location));
  const open = ({ target }: MouseEvent<SVGSVGElement>) => {
    const code = target instanceof Element ? target.closest('[data-code]')?.getAttribute('data-code') : null;
    if (code) navigate(memberAddress(code));
  };
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list beside it holds the same as links
    <svg className="map" role="img" aria-label={summary} width="100%" style={shapeOf(projection)} onClick={open}>
      <CountyLines placed={placed} projection={projection} />
      {inDrawingOrder(placed).map((member) => (
        <MapPlace
          key={member.code}
          member={member}
          standing={standings.get(member.code) ?? 'PENDING'}
          {...projection.at(member.location)}
        />
      ))}
      <TownNames placed={placed} projection={projection} />
    </svg>
  );
}

/** As large as its place allows without becoming another shape. */
function shapeOf({ ratio }: Projection) {
  return { aspectRatio: ratio, maxWidth: `calc(${ratio} * var(--map-height))` };
}

/** Rings of county offices lie below the towns in which they are. */
function inDrawingOrder(placed: readonly Placed[]): Placed[] {
  const weight = ({ kind }: Placed) => ({ GOVERNORATE: 0, COUNTY: 1, MUNICIPALITY: 2 })[kind];
  return [...placed].sort((a, b) => weight(a) - weight(b));
}

const RINGS = { GOVERNORATE: 15, COUNTY: 10, MUNICIPALITY: 0 };

function MapPlace({ member, standing, x, y }: { member: Placed; standing: Standing; x: number; y: number }) {
  const { say, name } = useSpeech();
  const look = lookOf(standing);
  const ring = RINGS[member.kind];
  return (
    <svg x={`${x}%`} y={`${y}%`} overflow="visible" className="place" data-code={member.code} aria-hidden="true">
      <title>{`${name(member)}: ${say.standing.states[standing]}`}</title>
      {ring === 0 ? (
        <>
          <circle className="reach" r="9" />
          <Sign look={look} />
        </>
      ) : (
        <circle className={`ring ${look}`} r={ring} />
      )}
    </svg>
  );
}

/** From each municipality to its county's office: what belongs together is seen without a drawn border, of which there is no open data. */
function CountyLines({ placed, projection }: { placed: readonly Placed[]; projection: Projection }) {
  const places = new Map(placed.map(({ code, location }) => [code, projection.at(location)]));
  return placed.flatMap(({ code, county, location }) => {
    const office = places.get(county?.code ?? '');
    if (office === undefined) return [];
    const { x, y } = projection.at(location);
    return [<line key={code} x1={`${x}%`} y1={`${y}%`} x2={`${office.x}%`} y2={`${office.y}%`} />];
  });
}

function TownNames({ placed, projection }: { placed: readonly Placed[]; projection: Projection }) {
  const { say, name } = useSpeech();
  const towns = placed
    .filter(({ kind, population }) => kind === 'MUNICIPALITY' && population !== null)
    .sort((a, b) => (b.population ?? 0) - (a.population ?? 0))
    .slice(0, NAMED_TOWNS);
  return towns.map((town) => {
    const { x, y } = projection.at(town.location);
    return (
      <svg key={town.code} x={`${x}%`} y={`${y}%`} overflow="visible" aria-hidden="true">
        <text y="-13">{say.members.townOf(name(town))}</text>
      </svg>
    );
  });
}
