<?xml version="1.0" encoding="UTF-8"?>
<!-- An instrument of law: its history, its roles, and each obligation with where it stands. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" exclude-result-prefixes="r">
<xsl:import href="regc:page.xsl"/>
<xsl:import href="regc:evidence.xsl"/>
<xsl:import href="regc:line.xsl"/>

<xsl:key name="mapped" match="r:mapping" use="r:obligation/@ref"/>

<xsl:template match="r:report" mode="below-title">
  <xsl:if test="r:regulation"><p class="byline"><xsl:value-of select="r:regulation/r:citation"/></p></xsl:if>
  <p class="byline"><a href="#services">Does it apply to us?</a></p>
</xsl:template>

<xsl:template match="r:report" mode="main">
  <xsl:apply-templates select="r:regulation"/>
  <xsl:if test="not(r:regulation)"><xsl:call-template name="mapped-on"/></xsl:if>
  <section class="list" aria-labelledby="services">
    <h2 id="services">Services, and whether it applies to them<span class="count"><xsl:value-of select="r:answers/@of"/></span></h2>
    <xsl:choose>
      <xsl:when test="r:reach/r:cell">
        <p><xsl:value-of select="concat('Binds ', r:answers/@service, ' services, for ', r:answers/@people, ' more as far as is determined only people who use them, not determined for ', r:answers/@undetermined, ', does not apply to ', r:answers/@no, ', as mapped. ')"/><a href="{$root}applicability.html">All laws and services</a></p>
        <xsl:apply-templates select="r:reach"/>
      </xsl:when>
      <xsl:otherwise><p class="none">No duty of it is mapped here, so it is asked of no service.</p></xsl:otherwise>
    </xsl:choose>
  </section>
  <xsl:apply-templates select="r:history"/>
  <!-- clauses stand with the obligation they are mapped to -->
  <xsl:apply-templates select="r:lists/r:list[@name != 'provisions']"/>
</xsl:template>

<!-- a later part of the page: the rest of the clauses, by obligation -->
<xsl:template name="mapped-on">
  <section aria-labelledby="the.mapped">
    <h2 id="the.mapped">Clauses mapped to its obligations, continued</h2>
    <xsl:for-each select="r:mapped/r:mapping[not(preceding-sibling::r:mapping[1]/r:obligation/@ref = r:obligation/@ref)]">
      <h3><xsl:value-of select="concat(r:citation, ' ')"/><xsl:apply-templates select="r:obligation" mode="value"/></h3>
      <xsl:call-template name="mapped"><xsl:with-param name="rows" select="key('mapped', r:obligation/@ref)"/></xsl:call-template>
    </xsl:for-each>
  </section>
</xsl:template>

<xsl:template match="r:regulation">
  <section aria-labelledby="the.instrument">
    <h2 id="the.instrument">The instrument</h2>
    <dl>
      <xsl:apply-templates select="r:short|r:type|r:jurisdiction|r:reach" mode="row"/>
      <xsl:apply-templates select="r:identifiers/*" mode="row"/>
      <xsl:apply-templates select="/r:report/r:instrument/r:official" mode="row"/>
      <xsl:apply-templates select="r:checked" mode="row"/>
    </dl>
    <xsl:apply-templates select="r:summary" mode="prose"/>
  </section>
  <section aria-labelledby="the.history">
    <h2 id="the.history">Status history</h2>
    <xsl:apply-templates select="/r:report/r:instrument/r:line" mode="drawn">
      <xsl:with-param name="name" select="'law'"/>
      <xsl:with-param name="of" select="r:short|r:title[not(../r:short)]"/>
      <xsl:with-param name="open" select="true()"/>
    </xsl:apply-templates>
    <xsl:if test="/r:report/r:instrument/r:line">
      <p class="note">The line follows the dates of the instrument as a whole; an obligation with dates of its own has its own line below.</p>
    </xsl:if>
    <xsl:if test="not(/r:report/r:instrument/r:line)">
      <p class="none">No event of its own has a recorded day; its obligations carry theirs.</p>
    </xsl:if>
    <xsl:if test="r:history">
      <details>
        <summary>Its own events, with their sources</summary>
        <xsl:apply-templates select="r:history" mode="value"/>
      </details>
    </xsl:if>
  </section>
  <xsl:if test="r:obligations">
    <nav class="contents" aria-labelledby="the.contents">
      <h2 id="the.contents">What it asks</h2>
      <xsl:call-template name="standings"/>
    </nav>
  </xsl:if>
  <xsl:if test="r:relations">
    <section aria-labelledby="the.relations">
      <h2 id="the.relations">What it does to other laws</h2>
      <ul>
        <xsl:for-each select="r:relations/r:relation">
          <li>
            <xsl:apply-templates select="r:relation" mode="term"><xsl:with-param name="of" select="'law-relation'"/></xsl:apply-templates>
            <xsl:text> </xsl:text>
            <xsl:apply-templates select="r:regulation|r:obligation" mode="value"/>
            <xsl:if test="r:note"><span class="note"><xsl:value-of select="concat(' ', r:note)"/></span></xsl:if>
          </li>
        </xsl:for-each>
      </ul>
    </section>
  </xsl:if>
  <xsl:if test="r:roles">
    <section aria-labelledby="the.roles">
      <h2 id="the.roles">Roles</h2>
      <dl><xsl:apply-templates select="r:roles/r:role"/></dl>
    </section>
  </xsl:if>
  <xsl:if test="r:facts">
    <section aria-labelledby="the.facts">
      <h2 id="the.facts">Facts only this law turns on</h2>
      <dl><xsl:apply-templates select="r:facts/r:fact"/></dl>
    </section>
  </xsl:if>
  <xsl:if test="r:sources">
    <section aria-labelledby="the.sources">
      <h2 id="the.sources">Sources of the instrument</h2>
      <xsl:apply-templates select="r:sources" mode="value"/>
    </section>
  </xsl:if>
  <xsl:if test="r:obligations">
    <section aria-labelledby="the.obligations">
      <h2 id="the.obligations">Obligations</h2>
      <xsl:apply-templates select="r:obligations/r:obligation"/>
    </section>
  </xsl:if>
  <xsl:if test="r:captures">
    <section aria-labelledby="the.captures">
      <h2 id="the.captures">Captures of its text</h2>
      <xsl:apply-templates select="r:captures"/>
    </section>
  </xsl:if>
</xsl:template>

<!-- ======== captures of its text, with what the lock file found ======== -->

<xsl:template match="r:report/r:history">
  <section aria-labelledby="the.captures">
    <h2 id="the.captures">Captures of its text</h2>
    <p>What was fetched, capture after capture. A step is read from the two texts alone; that the law changed is not said, nor when.</p>
    <xsl:apply-templates select="r:classes"/>
    <xsl:apply-templates select="r:alternations/r:alternation"/>
    <div class="wide">
      <table class="stack history">
        <caption>Captures, oldest first</caption>
        <thead>
          <tr><th scope="col">Capture</th><th scope="col">Fetched</th><th scope="col">Holds from</th><th scope="col">Text</th><th scope="col">Step before it</th><th scope="col">Digest</th></tr>
        </thead>
        <tbody><xsl:apply-templates select="r:stretches/r:stretch/r:steps/r:step"/></tbody>
      </table>
    </div>
  </section>
</xsl:template>

<xsl:template match="r:steps/r:step">
  <tr>
    <th scope="row"><xsl:value-of select="r:capture"/></th>
    <td data-label="Fetched"><xsl:apply-templates select="r:on" mode="value"/></td>
    <td data-label="Holds from">
      <xsl:apply-templates select="r:effective" mode="value"/>
      <xsl:if test="not(r:effective)">not recorded</xsl:if>
    </td>
    <td data-label="Text"><xsl:apply-templates select="r:text" mode="term"/></td>
    <td data-label="Step before it">
      <xsl:apply-templates select="." mode="class"/>
      <xsl:if test="r:record"><br/><a href="{$root}{r:record/@href}">what differs in <xsl:value-of select="r:capture"/></a></xsl:if>
    </td>
    <td data-label="Digest"><span class="hash"><xsl:if test="r:commit"><xsl:value-of select="concat('commit ', r:commit, ' ')"/></xsl:if><xsl:value-of select="concat('SHA-256 ', r:sha256)"/></span></td>
  </tr>
</xsl:template>

<xsl:template name="standings">
  <div class="filtered" data-filter="State">
  <xsl:call-template name="filter"><xsl:with-param name="rows" select="/r:report/r:states/r:standing"/></xsl:call-template>
  <div class="wide">
    <table class="stack" data-sort="yes">
      <caption>Its obligations in the days for which this page holds</caption>
      <thead>
        <tr>
          <th scope="col">Obligation</th><th scope="col">Kind</th><th scope="col">Binds</th><th scope="col">State</th>
          <th scope="col" class="number">Clauses mapped</th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="/r:report/r:states/r:standing">
          <tr>
            <th scope="row">
              <xsl:value-of select="concat(r:citation, ' ')"/>
              <xsl:apply-templates select="r:obligation" mode="value"/>
            </th>
            <td data-label="Kind"><xsl:apply-templates select="r:deontic" mode="value"/></td>
            <td data-label="Binds">
              <xsl:call-template name="joined"><xsl:with-param name="values" select="r:binds/r:addressee/r:role"/></xsl:call-template>
              <xsl:if test="not(r:binds)">nobody named</xsl:if>
            </td>
            <td data-label="State"><xsl:apply-templates select="r:force/@state" mode="mark"><xsl:with-param name="of" select="'law-state'"/></xsl:apply-templates>
              <xsl:if test="r:upcoming"><p class="note"><xsl:apply-templates select="r:upcoming" mode="due"/></p></xsl:if>
            </td>
            <td class="number" data-label="Clauses mapped">
              <xsl:choose>
                <xsl:when test="r:provisions = 0">0</xsl:when>
                <xsl:otherwise><a href="#clauses.{substring-after(r:obligation/@href, '#')}"><xsl:value-of select="r:provisions"/></a></xsl:otherwise>
              </xsl:choose>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
  <xsl:call-template name="filter-script"/>
  </div>
</xsl:template>

<!-- ======== which clauses are mapped to an obligation, and how ======== -->

<xsl:template name="mapped">
  <xsl:param name="rows"/>
  <div class="wide">
    <table class="stack">
      <thead>
        <tr>
          <th scope="col">Clause</th><th scope="col">Platform</th><th scope="col">Relation</th><th scope="col">Confidence</th>
          <th scope="col">Indicated</th><th scope="col">Mapping</th>
        </tr>
      </thead>
      <tbody>
        <xsl:for-each select="$rows">
          <tr>
            <th scope="row"><xsl:apply-templates select="r:provision" mode="value"/></th>
            <td data-label="Platform"><xsl:apply-templates select="r:platform" mode="value"/></td>
            <td data-label="Relation"><xsl:apply-templates select="r:relation" mode="value"/></td>
            <td data-label="Confidence"><xsl:apply-templates select="r:confidence" mode="value"/></td>
            <td data-label="Indicated">
              <xsl:for-each select="r:ratings/r:rating">
                <xsl:if test="position() &gt; 1"><br/></xsl:if>
                <xsl:apply-templates select="@exposure" mode="mark"/>
                <xsl:if test="last() &gt; 1"><span class="note"><xsl:value-of select="concat(' ', r:service)"/></span></xsl:if>
              </xsl:for-each>
            </td>
            <td data-label="Mapping">
              <xsl:apply-templates select="r:status" mode="value"/>
              <xsl:if test="r:upcoming"><p class="note"><xsl:apply-templates select="r:upcoming" mode="due"/></p></xsl:if>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
  <xsl:if test="/r:report/r:site/r:next and not($rows[last()]/following-sibling::r:mapping)">
    <p class="note">More may stand on the next part of this page.</p>
  </xsl:if>
</xsl:template>

<!-- ======== whose documents answer it ======== -->

<xsl:template match="r:standing" mode="answers">
  <details class="answers">
    <summary>
      <xsl:text>Documents of </xsl:text>
      <xsl:value-of select="r:covers/@of"/>
      <xsl:text> services: </xsl:text>
      <xsl:for-each select="r:answers/r:answer">
        <xsl:if test="position() &gt; 1">, </xsl:if>
        <xsl:value-of select="concat(@n, '&#160;')"/>
        <xsl:apply-templates select="@state" mode="term"><xsl:with-param name="of" select="'cover-short'"/></xsl:apply-templates>
      </xsl:for-each>
    </summary>
    <div class="wide">
      <table class="stack">
        <caption>Whether their documents answer it; nothing here says whether it is kept</caption>
        <thead><tr><th scope="col">State</th><th scope="col" class="number">Services</th><th scope="col">Which</th></tr></thead>
        <tbody>
          <xsl:for-each select="r:answers/r:answer">
            <tr>
              <th scope="row"><xsl:apply-templates select="@state" mode="term"><xsl:with-param name="of" select="'cover'"/></xsl:apply-templates></th>
              <td class="number" data-label="Services"><xsl:value-of select="@n"/></td>
              <td data-label="Which">
                <xsl:for-each select="r:named/r:one">
                  <xsl:if test="position() &gt; 1">, </xsl:if>
                  <a href="{$root}coverage/{substring-after(r:platform/@ref, ':')}.html"><xsl:value-of select="r:service"/></a>
                  <xsl:if test="@on"> (read <xsl:apply-templates select="@on" mode="term"/>)</xsl:if>
                </xsl:for-each>
                <xsl:if test="@n &gt; count(r:named/r:one)">, <a href="{$root}coverage.html">and more</a></xsl:if>
              </td>
            </tr>
          </xsl:for-each>
        </tbody>
        <tfoot><tr><th scope="row">Sum</th><td class="number" data-label="Services"><xsl:value-of select="r:covers/@of"/></td><td><a href="{$root}coverage.html">Coverage of all duties</a></td></tr></tfoot>
      </table>
    </div>
  </details>
</xsl:template>

<xsl:template match="r:roles/r:role">
  <dt id="role-{@name}"><xsl:value-of select="r:title"/></dt>
  <dd>
    <xsl:apply-templates select="r:definition" mode="prose"/>
    <xsl:if test="not(r:definition or r:citation or r:is-a or r:held-by)"><p class="note">No definition is recorded.</p></xsl:if>
    <xsl:if test="r:citation or r:is-a or r:held-by"><p class="note">
      <xsl:if test="r:citation"><xsl:value-of select="r:citation"/>. </xsl:if>
      <xsl:if test="r:is-a">Also holds: <xsl:apply-templates select="r:is-a" mode="value"/>. </xsl:if>
      <xsl:if test="r:held-by">Held by <xsl:apply-templates select="r:held-by" mode="term"><xsl:with-param name="of" select="'people'"/></xsl:apply-templates> of a service.</xsl:if>
    </p></xsl:if>
  </dd>
</xsl:template>

<xsl:template match="r:facts/r:fact">
  <dt id="fact-{@name}"><xsl:value-of select="r:title"/></dt>
  <dd>
    <xsl:apply-templates select="r:type" mode="term"/>
    <xsl:if test="r:is">, decided by <xsl:apply-templates select="r:is" mode="value"/></xsl:if>
  </dd>
</xsl:template>

<xsl:template match="r:obligations/r:obligation">
  <xsl:variable name="standing" select="/r:report/r:states/r:standing[r:obligation/@ref = concat('obligation:', current()/@id)]"/>
  <article class="obligation" id="{@name}" aria-labelledby="title.{@name}">
    <h3 id="title.{@name}"><a class="self" href="#{@name}"><xsl:value-of select="r:citation"/></a>: <xsl:value-of select="r:title"/></h3>
    <xsl:if test="$standing">
      <p class="standing">
        <xsl:apply-templates select="$standing/r:force/@state" mode="mark"><xsl:with-param name="of" select="'law-state'"/></xsl:apply-templates>
        <xsl:text> </xsl:text>
        <xsl:apply-templates select="$standing/r:force" mode="value"/>
        <xsl:if test="$standing/r:version"><xsl:value-of select="concat(' On the day it reads as by ', $standing/r:version/r:by, '; see its versions.')"/></xsl:if>
        <xsl:if test="$standing/r:upcoming"><xsl:text> </xsl:text><xsl:apply-templates select="$standing/r:upcoming" mode="due"/></xsl:if>
      </p>
      <xsl:apply-templates select="$standing/r:line" mode="drawn">
        <xsl:with-param name="name" select="@name"/>
        <xsl:with-param name="of" select="concat(r:citation, ', ', r:title)"/>
      </xsl:apply-templates>
    </xsl:if>
    <xsl:apply-templates select="r:excerpts/r:excerpt">
      <xsl:with-param name="of" select="/r:report/r:title"/>
      <xsl:with-param name="evidence" select="$standing/r:evidence"/>
    </xsl:apply-templates>
    <dl>
      <xsl:apply-templates select="r:deontic|r:binds|r:when|r:duty|r:exceptions|r:enforcement|r:contract|r:grace|r:versions|r:impediments|r:unsettled|$standing/r:concerns|r:history|r:evidenced-in|r:note|r:sources|r:confidence" mode="row"/>
    </dl>
    <xsl:if test="$standing/r:provisions &gt; 0">
      <h4 id="clauses.{@name}">Clauses mapped to it<span class="count"><xsl:value-of select="$standing/r:provisions"/></span></h4>
      <xsl:choose>
        <xsl:when test="key('mapped', $standing/r:obligation/@ref)">
          <xsl:call-template name="mapped"><xsl:with-param name="rows" select="key('mapped', $standing/r:obligation/@ref)"/></xsl:call-template>
        </xsl:when>
        <xsl:otherwise><p class="note">They stand on a later part of this page.</p></xsl:otherwise>
      </xsl:choose>
    </xsl:if>
    <xsl:apply-templates select="$standing[r:covers]" mode="answers"/>
  </article>
</xsl:template>

<xsl:template match="r:concerns" mode="value">
  <ul class="plain">
    <xsl:for-each select="r:concern">
      <li>
        <xsl:apply-templates select="r:authority" mode="value"/>
        <xsl:text> (</xsl:text>
        <xsl:apply-templates select="r:type" mode="term"><xsl:with-param name="of" select="'authority-type'"/></xsl:apply-templates>
        <xsl:text>) </xsl:text>
        <xsl:apply-templates select="r:effect" mode="term"><xsl:with-param name="of" select="'concern'"/></xsl:apply-templates>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<!-- the wording above holds outside these intervals; each shows what it has of its own -->
<xsl:template match="r:versions" mode="value">
  <p class="note">What is said above holds outside these intervals, and within them for what they leave as it is.</p>
  <ul class="plain">
    <xsl:for-each select="r:version">
      <li>
        <xsl:choose>
          <xsl:when test="r:from or r:until">
            <xsl:if test="r:from">From <xsl:apply-templates select="r:from" mode="value"/></xsl:if>
            <xsl:if test="r:until">
              <xsl:choose>
                <xsl:when test="r:from"> until </xsl:when>
                <xsl:otherwise>Until </xsl:otherwise>
              </xsl:choose>
              <xsl:apply-templates select="r:until" mode="value"/>
            </xsl:if>
          </xsl:when>
          <xsl:otherwise>Without recorded days</xsl:otherwise>
        </xsl:choose>
        <xsl:text>, by </xsl:text>
        <xsl:choose>
          <xsl:when test="r:instrument"><a href="{$root}{r:instrument/@href}"><xsl:value-of select="r:by"/></a></xsl:when>
          <xsl:otherwise><xsl:value-of select="r:by"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="r:adopted"><span class="note"> Adopted <xsl:apply-templates select="r:adopted" mode="value"/>.</span></xsl:if>
        <xsl:if test="r:published"><span class="note"> Published <xsl:apply-templates select="r:published" mode="value"/>.</span></xsl:if>
        <dl><xsl:apply-templates select="r:citation|r:binds|r:when|r:duty" mode="row"/></dl>
        <xsl:apply-templates select="r:sources" mode="value"/>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<!-- what a court did, to whom and how far -->
<xsl:template match="r:impediments" mode="value">
  <ul class="plain">
    <xsl:for-each select="r:impediment">
      <li>
        <xsl:apply-templates select="r:type" mode="term"><xsl:with-param name="of" select="'impediment'"/></xsl:apply-templates>
        <xsl:text>: </xsl:text>
        <xsl:value-of select="r:court"/>
        <xsl:text>, </xsl:text>
        <xsl:choose>
          <xsl:when test="r:authority/@href"><a href="{$root}{r:authority/@href}"><xsl:value-of select="r:case"/></a></xsl:when>
          <xsl:otherwise><xsl:value-of select="r:case"/></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="r:instance"> (<xsl:apply-templates select="r:instance" mode="term"/>)</xsl:if>
        <xsl:text>, from </xsl:text>
        <xsl:apply-templates select="r:from" mode="value"/>
        <xsl:if test="r:until"> until <xsl:apply-templates select="r:until" mode="value"/></xsl:if>
        <xsl:text>. </xsl:text>
        <xsl:choose>
          <xsl:when test="r:against">
            <xsl:text>For </xsl:text>
            <xsl:apply-templates select="r:against" mode="value"/>
            <xsl:text>; </xsl:text>
            <xsl:choose>
              <xsl:when test="r:others = 'not-affected'">others are not affected.</xsl:when>
              <xsl:otherwise>what it means for others is not known.</xsl:otherwise>
            </xsl:choose>
          </xsl:when>
          <xsl:when test="r:others = 'not-affected'">For the parties, who are not named here; others are not affected.</xsl:when>
          <xsl:when test="r:others">For the parties, who are not named here; what it means for others is not known.</xsl:when>
          <xsl:otherwise>No party is named; it is read as holding for all.</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="r:part"> Concerns: <xsl:value-of select="r:part"/>.</xsl:if>
        <xsl:if test="r:appeal"> Appeal: <xsl:value-of select="r:appeal"/>.</xsl:if>
        <xsl:apply-templates select="r:sources" mode="value"/>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

<xsl:template match="r:binds" mode="value">
  <ul class="plain">
    <xsl:for-each select="r:addressee">
      <li>
        <xsl:apply-templates select="r:role" mode="value"/>
        <xsl:if test="r:from">, from <xsl:apply-templates select="r:from" mode="value"/></xsl:if>
        <xsl:if test="r:when">, where <xsl:apply-templates select="r:when" mode="value"/></xsl:if>
        <xsl:apply-templates select="r:duty" mode="prose"/>
        <xsl:if test="r:exceptions">
          <p class="note">Exceptions for this role:</p>
          <xsl:apply-templates select="r:exceptions" mode="value"/>
        </xsl:if>
      </li>
    </xsl:for-each>
  </ul>
</xsl:template>

</xsl:stylesheet>
