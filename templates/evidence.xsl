<?xml version="1.0" encoding="UTF-8"?>
<!-- What clauses and law rest on alike: words, where they stand, and the captures that hold them. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
  xmlns:r="urn:regc:report:1" xmlns:w="urn:regc:words" exclude-result-prefixes="r w">

<!-- ======== excerpts ======== -->

<!-- The words, and under them where they stand and how they were seen. Without a document of its own an excerpt
     is of what is given; `evidence` has the states of all of them, in their order. With `id` others can lead to it. -->
<xsl:template match="r:excerpt">
  <xsl:param name="of"/>
  <xsl:param name="evidence"/>
  <xsl:param name="id"/>
  <xsl:variable name="place" select="position()"/>
  <xsl:variable name="state" select="$evidence/r:excerpts/r:excerpt[$place]/@state"/>
  <!-- what was captured or checked after the as-of date does not count yet, and is not told -->
  <xsl:variable name="later" select="$evidence/r:excerpts/r:excerpt[$place]/@later"/>
  <figure class="excerpt">
    <xsl:if test="$id"><xsl:attribute name="id"><xsl:value-of select="concat($id, $place)"/></xsl:attribute></xsl:if>
    <blockquote>
      <xsl:if test="r:language and not(r:translation = 'true')"><xsl:attribute name="lang"><xsl:value-of select="r:language"/></xsl:attribute></xsl:if>
      <p><xsl:value-of select="r:text"/></p>
    </blockquote>
    <figcaption>
      <xsl:if test="r:translation = 'true'">
        <strong><w:say code="evidence.translation"/></strong>
        <xsl:if test="r:language"> (<xsl:apply-templates select="r:language" mode="value"/>)</xsl:if>
        <xsl:text>. </xsl:text>
      </xsl:if>
      <xsl:variable name="found" select="$evidence/r:excerpts/r:excerpt[$place]/r:found"/>
      <xsl:variable name="document" select="r:document|$found/r:law|$of[not(current()/r:document or $found/r:law)]"/>
      <xsl:variable name="on-law" select="/r:report/@kind = 'regulation' or /r:report/@kind = 'authority'"/>
      <xsl:choose>
        <xsl:when test="r:at and $on-law and not($found/r:law)"><xsl:value-of select="r:at"/></xsl:when>
        <xsl:when test="r:at">
          <w:say code="evidence.section" section="r:at"><w:arg name="document"><xsl:apply-templates select="$document" mode="value"/></w:arg></w:say>
        </xsl:when>
        <xsl:when test="r:section">
          <w:say code="evidence.section" section="r:section"><w:arg name="document"><xsl:apply-templates select="$document" mode="value"/></w:arg></w:say>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="$document" mode="value"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text>, </xsl:text>
      <xsl:choose>
        <xsl:when test="$found/r:capture-on"><w:say code="evidence.captured" on="$found/r:capture-on"/></xsl:when>
        <xsl:when test="$later"><w:say code="evidence.later"/></xsl:when>
        <xsl:when test="r:capture"><w:say code="evidence.capture" capture="r:capture"/></xsl:when>
        <xsl:otherwise><w:say code="evidence.no-capture"/></xsl:otherwise>
      </xsl:choose>
      <xsl:text>. </xsl:text>
      <xsl:choose>
        <xsl:when test="$state = 'second-hand' and r:quoted-by">
          <w:say code="evidence.quoted-by" by="r:quoted-by"><w:arg name="state"><strong><xsl:value-of select="w:term('evidence-short', $state)"/></strong></w:arg></w:say>
        </xsl:when>
        <xsl:when test="$later or ($state = 'unverified' and r:attested)"><w:say code="evidence.none-yet"/></xsl:when>
        <xsl:when test="r:quoted-by">
          <w:say code="evidence.also-quoted-by" by="r:quoted-by"><w:arg name="state"><strong><xsl:value-of select="w:term('evidence', $state)"/></strong></w:arg></w:say>
        </xsl:when>
        <xsl:otherwise>
          <w:say code="evidence.state"><w:arg name="state"><strong><xsl:value-of select="w:term('evidence', $state)"/></strong></w:arg></w:say>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="r:attested[$state = 'attested']">
        <xsl:text>, </xsl:text>
        <xsl:choose>
          <xsl:when test="r:by"><w:say code="evidence.attested-by" by="r:by" on="r:on"/></xsl:when>
          <xsl:otherwise><w:say code="evidence.attested" on="r:on"/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
      <xsl:choose>
        <xsl:when test="$found/r:place">; <w:say code="evidence.in-place"/></xsl:when>
        <xsl:when test="r:at and not($later)">; <w:say code="evidence.place-unchecked"/></xsl:when>
      </xsl:choose>
      <xsl:text>.</xsl:text>
      <xsl:if test="$found/r:origin and not($on-law)">
        <xsl:text> </xsl:text>
        <w:say code="evidence.origin" digest="substring($found/r:sha256, 1, 8)"><w:arg name="origin"><xsl:apply-templates select="$found/r:origin" mode="value"/></w:arg></w:say>
      </xsl:if>
      <xsl:apply-templates select="r:sources" mode="value"/>
      <xsl:choose>
        <xsl:when test="$on-law"><xsl:apply-templates select="$found" mode="brief"/></xsl:when>
        <xsl:otherwise><xsl:apply-templates select="$found"/></xsl:otherwise>
      </xsl:choose>
    </figcaption>
  </figure>
</xsl:template>

<!-- on the page of a law or authority, whose captures tell once where they come from -->
<xsl:template match="r:found" mode="brief">
  <xsl:variable name="to"><xsl:if test="r:law"><xsl:value-of select="concat($root, r:law/@href)"/></xsl:if></xsl:variable>
  <xsl:text> </xsl:text>
  <w:say code="evidence.bytes-of" from="@from">
    <w:arg name="capture"><a href="{$to}#capture.{r:capture}"><xsl:value-of select="r:capture"/></a></w:arg>
  </w:say>
  <xsl:if test="r:since-on or r:first != r:last">
    <xsl:text> </xsl:text>
    <w:say code="evidence.found" first="r:first-on" last="r:last-on"/>
    <xsl:text>; </xsl:text>
    <xsl:apply-templates select="." mode="fate"/>
    <xsl:text>.</xsl:text>
  </xsl:if>
</xsl:template>

<xsl:template match="r:found" mode="fate">
  <xsl:choose>
    <xsl:when test="r:since-on"><w:say code="evidence.fate-since" fate="w:term('fate', @fate)" since="r:since-on"/></xsl:when>
    <xsl:otherwise><xsl:value-of select="w:term('fate', @fate)"/></xsl:otherwise>
  </xsl:choose>
</xsl:template>

<!-- the way from the quotation to the bytes, for whoever wants to follow it -->
<xsl:template match="r:found">
  <details class="found">
    <summary>
      <xsl:variable name="once" select="r:place and r:first = r:last"/>
      <xsl:choose>
        <xsl:when test="$once"><w:say code="evidence.found-once"/></xsl:when>
        <xsl:when test="r:section"><w:say code="evidence.found-section" section="r:section" first="r:first-on" last="r:last-on"/></xsl:when>
        <xsl:otherwise><w:say code="evidence.found" first="r:first-on" last="r:last-on"/></xsl:otherwise>
      </xsl:choose>
      <xsl:if test="not($once and @fate = 'unchanged')"><xsl:text>; </xsl:text><xsl:apply-templates select="." mode="fate"/></xsl:if>
    </summary>
    <dl>
      <dt><w:say code="column.capture"/></dt>
      <dd>
        <xsl:value-of select="r:capture"/>
        <xsl:if test="r:at">, <w:say code="evidence.fetched"><w:arg name="at"><time><xsl:value-of select="r:at"/></time></w:arg></w:say></xsl:if>
      </dd>
      <xsl:if test="r:archive">
        <dt><w:say code="evidence.archive"/></dt>
        <dd>
          <xsl:choose>
            <xsl:when test="r:archive/r:url"><a href="{r:archive/r:url}" rel="external"><xsl:value-of select="r:archive/r:title"/></a></xsl:when>
            <xsl:otherwise><xsl:value-of select="r:archive/r:title"/></xsl:otherwise>
          </xsl:choose>
          <xsl:value-of select="concat(', ', r:archive/r:licence, ', ', r:archive/r:attribution)"/>
        </dd>
      </xsl:if>
      <xsl:if test="r:origin">
        <dt><w:say code="evidence.taken-from"/></dt>
        <dd>
          <xsl:apply-templates select="r:origin" mode="value"/>
          <xsl:if test="r:origin/r:path">, <code><xsl:value-of select="r:origin/r:path"/></code></xsl:if>
          <xsl:if test="r:origin/r:commit"><span class="hash"><xsl:text> </xsl:text><w:say code="evidence.at-commit" commit="r:origin/r:commit"/></span></xsl:if>
        </dd>
      </xsl:if>
      <xsl:if test="r:path"><dt><w:say code="evidence.file"/></dt><dd><code><xsl:value-of select="r:path"/></code></dd></xsl:if>
      <xsl:if test="r:commit"><dt><w:say code="evidence.commit"/></dt><dd><code class="hash"><xsl:value-of select="r:commit"/></code></dd></xsl:if>
      <dt><w:say code="evidence.digest"/></dt><dd><code class="hash"><xsl:value-of select="r:sha256"/></code></dd>
      <dt><w:say code="evidence.bytes"/></dt><dd><w:say code="evidence.bytes-compared" from="@from" to="@to" n="@normalisation"/></dd>
      <xsl:if test="@left-out">
        <dt><w:say code="evidence.left-out"/></dt>
        <dd>
          <xsl:choose>
            <xsl:when test="r:drops"><w:say code="evidence.left-out-words" n="@left-out" words="r:drops"/></xsl:when>
            <xsl:otherwise><w:say code="evidence.left-out-characters" n="@left-out"/></xsl:otherwise>
          </xsl:choose>
        </dd>
      </xsl:if>
    </dl>
  </details>
</xsl:template>

<!-- where a file in a store was taken from -->
<xsl:template match="r:origin" mode="value">
  <xsl:value-of select="r:repository"/>
  <xsl:apply-templates select="r:url" mode="value"/>
</xsl:template>

<!-- ======== captures of a law or authority, with what the lock file found ======== -->

<xsl:template match="r:report/r:history">
  <section aria-labelledby="the.captures">
    <h2 id="the.captures"><w:say code="regulation.captures"/></h2>
    <p><w:say code="regulation.in-order"/></p>
    <xsl:apply-templates select="r:classes"/>
    <xsl:apply-templates select="r:alternations/r:alternation"/>
    <div class="wide" tabindex="0">
      <table class="stack history">
        <caption><w:say code="regulation.oldest-first"/></caption>
        <thead>
          <tr>
            <th scope="col"><w:say code="column.capture"/></th><th scope="col"><w:say code="column.fetched"/></th><th scope="col"><w:say code="column.effective"/></th>
            <th scope="col"><w:say code="column.text"/></th><th scope="col"><w:say code="regulation.step"/></th><th scope="col"><w:say code="regulation.digest"/></th>
          </tr>
        </thead>
        <tbody><xsl:apply-templates select="r:stretches/r:stretch/r:steps/r:step"/></tbody>
      </table>
    </div>
  </section>
</xsl:template>

<xsl:template match="r:steps/r:step">
  <tr>
    <th scope="row" id="capture.{r:capture}"><xsl:value-of select="r:capture"/></th>
    <td w:data-label="column.fetched"><xsl:apply-templates select="r:on" mode="value"/></td>
    <td w:data-label="column.effective">
      <xsl:apply-templates select="r:effective" mode="value"/>
      <xsl:if test="not(r:effective)"><w:say code="evidence.not-recorded"/></xsl:if>
    </td>
    <td w:data-label="column.text"><xsl:apply-templates select="r:text" mode="term"/></td>
    <td w:data-label="regulation.step">
      <xsl:apply-templates select="." mode="class"/>
      <xsl:if test="r:record"><br/><a href="{$root}{r:record/@href}"><w:say code="regulation.differs" capture="r:capture"/></a></xsl:if>
    </td>
    <td w:data-label="regulation.digest">
      <xsl:if test="not(r:origin)"><code><xsl:value-of select="r:path"/></code></xsl:if>
      <xsl:for-each select="r:origin">
        <xsl:apply-templates select="." mode="value"/>
        <xsl:if test="r:path">, <code><xsl:value-of select="r:path"/></code></xsl:if>
        <xsl:if test="r:commit"><span class="hash"><xsl:text> </xsl:text><w:say code="evidence.at-commit" commit="r:commit"/></span></xsl:if>
      </xsl:for-each>
      <span class="hash"><xsl:if test="r:commit"><w:say code="evidence.at-commit" commit="r:commit"/><xsl:text> </xsl:text></xsl:if><xsl:if test="r:sha256"><w:say code="evidence.with-digest" digest="r:sha256"/></xsl:if></span>
    </td>
  </tr>
</xsl:template>

<!-- ======== captures ======== -->

<!-- copies in archives, with what is needed to find and check them -->
<xsl:template match="r:captures">
  <div class="wide">
    <table class="stack">
      <thead>
        <tr><th scope="col"><w:say code="column.capture"/></th><th scope="col"><w:say code="column.fetched"/></th><th scope="col"><w:say code="column.version"/></th><th scope="col"><w:say code="column.text"/></th><th scope="col"><w:say code="evidence.where"/></th></tr>
      </thead>
      <tbody>
        <xsl:for-each select="r:capture">
          <tr>
            <th scope="row"><xsl:value-of select="r:capture"/></th>
            <td w:data-label="column.fetched"><xsl:apply-templates select="r:on" mode="value"/></td>
            <td w:data-label="column.version"><xsl:apply-templates select="r:version" mode="value"/></td>
            <td w:data-label="column.text"><xsl:apply-templates select="r:text" mode="term"/></td>
            <td w:data-label="evidence.where">
              <xsl:if test="r:url"><xsl:apply-templates select="r:url" mode="value"/><br/></xsl:if>
              <xsl:value-of select="r:archive"/>
              <xsl:if test="r:commit"><span class="hash"><xsl:text> </xsl:text><w:say code="evidence.at-commit" commit="r:commit"/></span></xsl:if>
              <xsl:if test="r:sha256"><span class="hash"><xsl:text> </xsl:text><w:say code="evidence.with-digest" digest="r:sha256"/></span></xsl:if>
              <xsl:if test="not(r:url|r:archive|r:commit|r:sha256)"><w:say code="evidence.not-recorded"/></xsl:if>
            </td>
          </tr>
        </xsl:for-each>
      </tbody>
    </table>
  </div>
</xsl:template>

<!-- two texts in turn -->
<xsl:template match="r:alternation">
  <p>
    <w:say code="evidence.alternates" one="r:one" other="r:other" n="@times" from="r:from" until="r:until"/>
  </p>
</xsl:template>

<!-- what the step before a capture is -->
<xsl:template match="r:step" mode="class">
  <strong><xsl:value-of select="w:term('change-class', @class)"/></strong>
  <xsl:if test="r:because"><xsl:text> </xsl:text><w:say code="evidence.unusable" because="r:because" n="@words"/></xsl:if>
  <xsl:if test="r:back-to">, <w:say code="evidence.back-to" day="r:back-to"/></xsl:if>
  <xsl:for-each select="r:marks/r:mark">
    <xsl:text>; </xsl:text>
    <xsl:apply-templates select="." mode="term"><xsl:with-param name="of" select="'mark'"/></xsl:apply-templates>
  </xsl:for-each>
  <xsl:for-each select="r:checked">
    <xsl:text>; </xsl:text>
    <xsl:choose>
      <xsl:when test="r:by"><w:say code="evidence.checked-by" by="r:by" on="r:on"/></xsl:when>
      <xsl:otherwise><w:say code="evidence.checked" on="r:on"/></xsl:otherwise>
    </xsl:choose>
  </xsl:for-each>
</xsl:template>

<xsl:template match="r:classes">
  <div class="wide">
    <table>
      <caption><w:say code="evidence.classes"/></caption>
      <thead><tr><th scope="col"><w:say code="column.class"/></th><th scope="col" class="number"><w:say code="evidence.captures"/></th></tr></thead>
      <tbody>
        <xsl:for-each select="r:class">
          <tr>
            <th scope="row"><xsl:apply-templates select="@class" mode="term"><xsl:with-param name="of" select="'change-class'"/></xsl:apply-templates></th>
            <td class="number"><xsl:value-of select="@n"/></td>
          </tr>
        </xsl:for-each>
      </tbody>
      <tfoot><tr><th scope="row"><w:say code="column.sum"/></th><td class="number"><xsl:value-of select="../@of"/></td></tr></tfoot>
    </table>
  </div>
</xsl:template>

</xsl:stylesheet>
